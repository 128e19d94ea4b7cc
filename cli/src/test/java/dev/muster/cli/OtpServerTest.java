package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.factor.ApiKeys;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.vault.Vault;
import dev.muster.testkit.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The stand-alone server for codes as a process, alone, beside the portal, and two of them on one PostgreSQL. */
final class OtpServerTest {
    private static final int TERMINATED = 128 + 15;
    private static final int GUESSES = 100;
    private static final Pattern CODE = Pattern.compile(" (\\d{6}) ");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
    void answersBesideThePortalOfTheSameDataAndStopsOnSigterm() throws IOException, InterruptedException {
        try (Serving portal = Serving.start(folder, "--port", "0");
                Serving codes = Serving.start("otp-server", folder, Map.of(), "--port", "0")) {
            assertThat(codes.readyLine()).matches("Muster is ready at http://localhost:\\d+");
            assertThat(get(codes.url() + "/index")).isEqualTo(200);
            assertThat(get(codes.url() + "/")).isEqualTo(302);
            assertThat(get(portal.url() + "/")).isEqualTo(200);
            assertThat(get(codes.errorLine("Health and metrics: "))).isEqualTo(200);

            Program second = Program.run("otp-server", "--port", 0, "--data", codes.data());
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err()).contains("served already").doesNotContain("Exception");

            codes.terminate();
            assertThat(codes.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(codes.process().exitValue()).isEqualTo(TERMINATED);
            assertThat(get(portal.url() + "/")).isEqualTo(200);
        }
    }

    @Test
    void refusesWhatCannotBeInOneSentence() throws IOException {
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0)) {
            Program serve =
                    Program.run("otp-server", "--host", "0.0.0.0", "--port", taken.getLocalPort(), "--data", data);
            assertThat(serve.code()).isEqualTo(2);
            assertThat(serve.err()).contains("port %d is taken".formatted(taken.getLocalPort()));
        }
        assertThat(Program.run("otp-server", "--port", 70000, "--data", data).err())
                .contains("expected a port from 0 to 65535");
        assertThat(Program.run("otp-server", "--portal", "ftp://x", "--data", data)
                        .err())
                .contains("--portal: expected an address");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Program.run("otp-server", "--port", 0, "--data", file).err()).contains("is a file");
        Files.writeString(data.resolve("muster.properties"), "smtp.host=mail.example.org\n");
        Program half = Program.run("otp-server", "--port", 0, "--data", data);
        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("MUSTER_SMTP_FROM").doesNotContain("Exception");
    }

    @Test
    void aHundredGuessesAtTwoServersOnOnePostgresqlCountAsAHundred() throws Exception {
        Map<String, String> environment = Map.of(
                "MUSTER_DB_URL", PostgresServer.freshDatabase(),
                "MUSTER_DB_USER", PostgresServer.USER,
                "MUSTER_DB_PASSWORD", PostgresServer.PASSWORD);
        try (Serving one = Serving.start("otp-server", folder, environment, "--port", "0");
                Database database = Database.open(DataFolder.open(one.data()), environment)) {
            Path elsewhere = Files.createDirectories(folder.resolve("second"));
            Path data = Files.createDirectories(elsewhere.resolve("data"));
            Files.copy(one.data().resolve("master.key"), data.resolve("master.key"));
            try (Serving two = Serving.start("otp-server", elsewhere, environment, "--port", "0")) {
                attack(one, two, database, environment);
            }
        }
    }

    private static void attack(Serving one, Serving two, Database database, Map<String, String> environment)
            throws Exception {
        String key = prepare(one, database, environment);
        String challenge = member(
                post(one, key, "/api/otp/codes", "{\"account\":\"ravi\",\"channel\":\"sms\"}")
                        .body(),
                "challenge");
        String code = code(one, two);
        String wrong = code.startsWith("0") ? "999999" : "000000";
        List<String> verdicts = guess(one, two, key, challenge, wrong);

        assertThat(verdicts.stream().filter(verdict -> !verdict.equals("waiting")))
                .hasSizeLessThanOrEqualTo(5)
                .allMatch(verdict -> verdict.equals("wrong") || verdict.equals("exhausted"));
        assertThat(database.jdbc()
                        .sql("SELECT failures FROM attempt WHERE bucket LIKE 'factor:SMS:%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(GUESSES);
        assertThat(post(two, key, "/api/otp/codes/" + challenge + "/check", typed(code))
                        .statusCode())
                .isEqualTo(429);
    }

    private static String prepare(Serving server, Database database, Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        DataFolder data = DataFolder.open(server.data());
        Account account = new Accounts(database, clock)
                .create(new NewAccount(
                        "ravi",
                        Optional.empty(),
                        Optional.empty(),
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        Optional.empty()))
                .orElseThrow();
        new CodeAddresses(database, Vault.open(data, database, environment), clock)
                .add(account.id(), Address.of(Channel.SMS, "+919876543123"), "Phone", true);
        return new ApiKeys(database, clock, new SecureRandom())
                .create("attacker")
                .orElseThrow()
                .text();
    }

    /** Either server may have handed the message to the local outbox. */
    private static String code(Serving one, Serving two) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            for (Serving server : List.of(one, two)) {
                Path outbox = server.data().resolve("outbox.txt");
                Matcher found = CODE.matcher(Files.exists(outbox) ? Files.readString(outbox) : "");
                if (found.find()) {
                    return found.group(1);
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no code came");
    }

    private static List<String> guess(Serving one, Serving two, String key, String challenge, String code)
            throws Exception {
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < GUESSES; i++) {
            Serving server = i % 2 == 0 ? one : two;
            guesses.add(() -> member(
                    post(server, key, "/api/otp/codes/" + challenge + "/check", typed(code))
                            .body(),
                    "verdict"));
        }
        List<String> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> answer : threads.invokeAll(guesses)) {
                verdicts.add(answer.get());
            }
        }
        return verdicts;
    }

    private static String typed(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> post(Serving server, String key, String path, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
