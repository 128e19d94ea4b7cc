package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.testkit.TwilioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtpDesktopTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--digits 5| a code has 6 to 10 digits (NIST SP 800-63B-4), not 5",
                "--seconds 9| a code is valid for 10 to 600 seconds (NIST SP 800-63B-4), not 9",
                "--seconds 601| a code is valid for 10 to 600 seconds",
                "--seconds soon| --seconds",
                "--to 12345| --to: expected a phone number with its country code",
                "--to @example.org| --to: expected a phone number with its country code",
                "--to +919876543123| --to: text messages are not set up; set MUSTER_TWILIO_",
                "--to ada@example.org| --to: e-mail is not set up; set MUSTER_SMTP_HOST",
                "--file keys| --file: is for the authenticator; add --authenticator",
                "--authenticator --digits 6| --authenticator: --to, --digits and --seconds are for codes that are sent"
            })
    void refusesWhatItCannotUseInOneSentence(String options, String sentence) {
        List<Object> args = new ArrayList<>(List.of("otp-desktop"));
        args.addAll(List.of(options.split(" ")));
        if (options.startsWith("--to")) {
            args.addAll(List.of("--data", folder));
        }
        Program run = Program.run(args.toArray());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ", "9876543123", "ada@");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesSettingsThatAreHalfMade() throws IOException {
        Files.writeString(folder.resolve("muster.properties"), "smtp.host=mail.example.org\n");
        Program run = Program.run("otp-desktop", "--to", "ada@example.org", "--data", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--to: ", "MUSTER_SMTP_FROM").doesNotContain("\tat ", "ada@");
    }

    @Test
    void refusesAFolderInPlaceOfTheFile() {
        Program run = Program.run("otp-desktop", "--authenticator", "--file", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--file: expected a file, got the folder");
    }

    @Test
    void saysThatThereIsNoDisplayWhereThereIsNone() throws Exception {
        for (String[] options : new String[][] {{}, {"--authenticator", "--file", folder.resolve("keys") + ""}}) {
            Process process = start("", options);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(2);
            assertThat(said).contains("muster otp-desktop: no display: ").doesNotContain("\tat ");
        }
    }

    @Test
    void endsWhenTheWindowIsClosed() throws Exception {
        String display = System.getenv("DISPLAY");
        assumeTrue(display != null && !display.isEmpty(), "needs a display: ./muster test provides one");
        Process process = start(display, "--light");
        try {
            // Until the window is there and has the keyboard, keys go astray.
            for (int i = 0; i < 60 && process.isAlive(); i++) {
                xdotool("search", "--onlyvisible", "--name", "one-time code", "windowactivate");
                xdotool("key", "Escape");
                process.waitFor(1, TimeUnit.SECONDS);
            }
            assertThat(process.isAlive()).isFalse();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sendsTheCodeByTwilioAndTakesItBack() throws Exception {
        String display = System.getenv("DISPLAY");
        assumeTrue(display != null && !display.isEmpty(), "needs a display: ./muster test provides one");
        try (TwilioServer twilio = TwilioServer.start()) {
            Path settings = Files.writeString(folder.resolve("muster.properties"), """
                    twilio.account.sid=%s
                    twilio.auth.token=%s
                    twilio.from=+15005550006
                    twilio.api.url=%s
                    """.formatted(
                            TwilioServer.ACCOUNT, TwilioServer.TOKEN, twilio.url()));
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
            Process process =
                    start(display, "--light", "--to", "+919876543123", "--seconds", "300", "--data", folder.toString());
            try {
                pressUntil("one-time code", "Return", () -> !twilio.messages().isEmpty(), process);
                Matcher code = Pattern.compile("\\d{3} \\d{3}")
                        .matcher(twilio.messages().getFirst().body());
                assertThat(code.find()).isTrue();
                xdotool("type", "--delay", "50", code.group());
                pressUntil("one-time code", "Return", () -> isShown("Right code"), process);
                assertThat(twilio.messages()).hasSize(1);
                assertThat(twilio.messages().getFirst().to()).isEqualTo("+919876543123");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Presses a key in a window, once a second, until something has come of it. */
    private static void pressUntil(String window, String key, BooleanSupplier done, Process process)
            throws IOException, InterruptedException {
        for (int i = 0; i < 60 && process.isAlive() && !done.getAsBoolean(); i++) {
            xdotool("search", "--onlyvisible", "--name", window, "windowactivate");
            xdotool("key", key);
            for (int wait = 0; wait < 10 && !done.getAsBoolean(); wait++) {
                Thread.sleep(100);
            }
        }
        assertThat(done.getAsBoolean())
                .as(() -> process.isAlive() ? "nothing came of it" : said(process))
                .isTrue();
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isShown(String window) {
        try {
            Process search = new ProcessBuilder("xdotool", "search", "--onlyvisible", "--name", window).start();
            return search.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        Process keys = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keys.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Process start(String display, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "otp-desktop"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        return builder.start();
    }
}
