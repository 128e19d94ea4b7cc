package dev.muster.cli.otp;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.DeliverySettingsException;
import dev.muster.desktop.authenticator.AuthenticatorWindow;
import dev.muster.desktop.authenticator.AuthenticatorWindowOptions;
import dev.muster.desktop.code.CodeWindow;
import dev.muster.desktop.code.CodeWindowOptions;
import dev.muster.desktop.code.Route;
import dev.muster.desktop.keyring.KeyringPlace;
import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Theme;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.CodeRules;
import dev.muster.store.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the window for one-time codes, or the authenticator. */
@Command(
        name = "otp-desktop",
        description = {
            "Open a window that makes a one-time code, sends it and checks it; or an authenticator that shows the"
                    + " running codes of your accounts.",
            ""
        },
        footer = {
            "",
            "Without --to the code shows as a notice on this desktop, for trying out. Messages go as the portal's do: by",
            "MUSTER_TWILIO_… and MUSTER_SMTP_… in the environment, or muster.properties in the data folder.",
            "The authenticator asks for the passphrase that its file is encrypted with."
        })
public final class OtpDesktopCommand implements Callable<Integer> {
    @Option(names = "--authenticator", description = "Show the running codes of your accounts.")
    private boolean authenticator;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The authenticator's encrypted file (~/.config/muster/authenticator, or the system's place).")
    private @Nullable Path file;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "Send the codes there: a phone number with its country code, or an e-mail address.")
    private @Nullable String to;

    @Option(names = "--digits", paramLabel = "N", description = "How long a code is: 6 to 10 digits (6).")
    private @Nullable Integer digits;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a code is good: 10 to 600 seconds (30).")
    private @Nullable Integer seconds;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--dark", description = "A dark window, whatever the desktop looks like.")
    private boolean dark;

    @Option(names = "--light", description = "A light window, whatever the desktop looks like.")
    private boolean light;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Opening opening = authenticator ? authenticator(closed) : codes(closed);
        // Java decides for good when it first touches a picture.
        System.setProperty("java.awt.headless", "false");
        try (AutoCloseable _ = opening.open()) {
            closed.await();
            return ExitCode.OK;
        } catch (NoDisplayException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the window could not be closed", e);
        }
    }

    private interface Opening {
        AutoCloseable open() throws NoDisplayException;
    }

    private Opening authenticator(CountDownLatch closed) {
        if (to != null || digits != null || seconds != null) {
            throw new BadInput(
                    "--authenticator: --to, --digits and --seconds are for codes that are sent; leave them out");
        }
        Path path = file == null ? KeyringPlace.usual() : file;
        if (Files.isDirectory(path)) {
            throw new BadInput("--file: expected a file, got the folder " + path);
        }
        AuthenticatorWindowOptions options =
                new AuthenticatorWindowOptions(path, theme(), Clock.systemUTC(), new SecureRandom(), closed::countDown);
        return () -> AuthenticatorWindow.open(options);
    }

    private Opening codes(CountDownLatch closed) {
        if (file != null) {
            throw new BadInput("--file: is for the authenticator; add --authenticator");
        }
        CodeWindowOptions options = new CodeWindowOptions(
                route(), rules(), theme(), Clock.systemUTC(), new SecureRandom(), closed::countDown);
        return () -> CodeWindow.open(options);
    }

    private CodeRules rules() {
        CodeRules usual = CodeRules.QUICK;
        try {
            return new CodeRules(
                    digits == null ? usual.digits() : digits,
                    seconds == null ? usual.validity() : Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private Route route() {
        if (to == null) {
            return new Route.DesktopNotice();
        }
        DeliverySettings settings = settings();
        Address address = address(to, settings.region());
        return delivery(settings, address)
                .<Route>map(by -> new Route.Delivered(by, address))
                .orElseThrow(() -> new BadInput(unconfigured(address)));
    }

    private DeliverySettings settings() {
        try {
            return DeliverySettings.read(new DataFolder(data.path()).configuration(), System.getenv());
        } catch (DeliverySettingsException e) {
            throw new BadInput("--to: " + e.words(), e);
        }
    }

    private static Address address(String text, String region) {
        Optional<? extends Address> read =
                text.contains("@") ? EmailAddress.parse(text) : PhoneNumber.parse(text, region);
        return read.orElseThrow(() -> new BadInput(
                "--to: expected a phone number with its country code, such as +919876543210, or an e-mail address"));
    }

    /** How messages go to such an address; empty where nothing is set up for its channel. */
    private Optional<Delivery> delivery(DeliverySettings settings, Address address) {
        if (settings.isTryOut()) {
            return Optional.empty(); // the window has a notice of its own for trying out
        }
        return settings.deliveries(data.path(), Clock.systemUTC()).stream()
                .filter(each -> each.channel() == address.channel())
                .findFirst();
    }

    private static String unconfigured(Address address) {
        String set = switch (address.channel()) {
            case SMS -> "text messages are not set up; set MUSTER_TWILIO_ACCOUNT_SID and the others";
            case EMAIL -> "e-mail is not set up; set MUSTER_SMTP_HOST and the others";
        };
        return "--to: %s, or leave --to out to see the code as a notice on this desktop".formatted(set);
    }

    private Theme theme() {
        if (dark == light) {
            return Theme.SYSTEM;
        }
        return dark ? Theme.DARK : Theme.LIGHT;
    }
}
