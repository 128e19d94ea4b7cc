package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.security.PasswordHashing;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.factor.StoredProfile;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import dev.muster.testkit.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole portals, each a process, on one PostgreSQL: attempts at each factor at once at both count one by one. */
final class TwoPortalsTest {
    private static final int PASSWORDS = 20;
    private static final int CODES = 60;
    private static final int FACES = 6;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = Map.of(
            "MUSTER_DB_URL", PostgresServer.freshDatabase(),
            "MUSTER_DB_USER", PostgresServer.USER,
            "MUSTER_DB_PASSWORD", PostgresServer.PASSWORD);

    @Test
    void attemptsAtEveryFactorCountOneByOne() throws Exception {
        try (Running one = start("one");
                Database database = Database.open(DataFolder.open(folder.resolve("one")), environment)) {
            Files.createDirectories(folder.resolve("two"));
            Files.copy(folder.resolve("one/master.key"), folder.resolve("two/master.key"));
            try (Running two = start("two")) {
                Account ravi = account(database);
                Browser here = new Browser(one.url());
                here.signIn("ravi", TestPortal.PASSWORD);
                Browser there = new Browser(two.url());
                there.cookies().putAll(here.cookies());
                there.get("/forgot");
                codes(here, there, database, ravi);
                faces(one, here, two, there, database, ravi);
                passwords(one, two, database);
            }
        }
    }

    private static void codes(Browser here, Browser there, Database database, Account account) throws Exception {
        here.get("/code");
        List<String> said = atOnce(
                CODES,
                i -> (i % 2 == 0 ? here : there)
                        .post("/code", Map.of("code", "00000x"))
                        .body());
        assertThat(said.stream().filter(page -> page.contains("not right"))).hasSizeBetween(1, 5);
        assertThat(number(database, "SELECT failures FROM attempt WHERE bucket = ?", "factor:TOTP:" + account.id()))
                .isEqualTo(CODES);
    }

    /** Attempts that show no pictures: each fails, and each counts. */
    private static void faces(Running one, Browser here, Running two, Browser there, Database database, Account account)
            throws Exception {
        List<String> endings = atOnce(FACES, i -> {
            Browser browser = i % 2 == 0 ? here : there;
            String origin = (i % 2 == 0 ? one : two).url().replace("//localhost:", "//127.0.0.1:");
            try (FaceClient client = FaceClient.open(origin, browser, FaceClient.challenge(browser))
                    .orElseThrow()) {
                client.awaitTurn();
                byte[] noPicture = {(byte) 0xff, (byte) 0xd8, 0, 0, 0, 0, 0, 0};
                for (int frame = 0; frame < 8; frame++) {
                    client.send(System.currentTimeMillis(), noPicture);
                    Thread.sleep(70);
                }
                return client.ending();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(endings).hasSize(FACES).containsOnly("failed");
        assertThat(number(database, "SELECT in_a_row FROM face_failure WHERE account_id = ?", account.id()))
                .isEqualTo(FACES);
    }

    private static void passwords(Running one, Running two, Database database) throws Exception {
        List<Integer> answers = atOnce(
                PASSWORDS,
                i -> new Browser((i % 2 == 0 ? one : two).url())
                        .signIn("ravi", "wrong " + i)
                        .statusCode());
        assertThat(answers).containsOnly(401);
        assertThat(number(database, "SELECT MAX(failures) FROM attempt WHERE bucket LIKE ?", "name:%"))
                .isEqualTo(PASSWORDS);
    }

    private static long number(Database database, String sql, String value) {
        return database.jdbc().sql(sql).param(value).query(Long.class).single();
    }

    private static <T> List<T> atOnce(int count, Function<Integer, T> attempt) throws Exception {
        List<Callable<T>> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            attempts.add(() -> attempt.apply(number));
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<T> result : threads.invokeAll(attempts)) {
                results.add(result.get());
            }
        }
        return results;
    }

    /** Somebody with a password, an app and a face, of whom the policy wants a code or a face. */
    private Account account(Database database) {
        Clock clock = Clock.systemUTC();
        Vault vault = Vault.open(DataFolder.open(folder.resolve("one")), database, environment);
        String person = new People(database, clock)
                .create(PersonData.named("Ravi"))
                .orElseThrow()
                .id();
        new Consents(database, clock).give(person, "1", "test");
        try (FaceEngine engine = FaceEngine.open(FaceOptions.defaults())) {
            float[] values = new float[512];
            values[0] = 1;
            new Templates(database, vault, clock)
                    .add(
                            person,
                            List.of(new NewTemplate(
                                    Embedding.of(engine.model(), values),
                                    0.9,
                                    "test",
                                    Optional.empty(),
                                    Instant.EPOCH,
                                    Optional.empty())));
        }
        Account account = new Accounts(database, clock)
                .create(new NewAccount(
                        "ravi",
                        Optional.empty(),
                        Optional.ofNullable(PasswordHashing.encoder().encode(TestPortal.PASSWORD)),
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        Optional.of(person)))
                .orElseThrow();
        Apps apps = new Apps(database, vault, clock);
        Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
        apps.confirm(account.id(), apps.begin(account.id(), "Phone", totp), "Phone", 0);
        SignInPolicy policy = new SignInPolicy(database);
        policy.save(new StoredProfile(
                "either", "password code | password face", "password", "password held", 10, 30, 12, 0, true, ""));
        policy.hold(Role.MEMBER, Optional.of("either"));
        return account;
    }

    private record Running(Process process, String url) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Running start(String name) throws IOException {
        Path errors = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortalProcess.class.getName(),
                        folder.resolve(name).toString())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("portal at ")) {
                return new Running(process, line.substring("portal at ".length()));
            }
        }
        throw new IllegalStateException("it ended before it was ready: " + Files.readString(errors));
    }
}
