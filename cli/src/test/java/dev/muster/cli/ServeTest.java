package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process that scripts start, ask and stop. */
final class ServeTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
    void printsOneLineWhenItAnswersAndStopsWithinTenSeconds() throws IOException, InterruptedException {
        Serving serving = Serving.start(folder, "--port", "0");
        try (serving) {
            assertThat(serving.readyLine()).matches("Muster is ready at http://localhost:\\d+");
            assertThat(status(serving.url() + "/")).isEqualTo(200);
            serving.terminate();
            assertThat(serving.process().waitFor(10, TimeUnit.SECONDS))
                    .as("ended within ten seconds")
                    .isTrue();
        }
        assertThat(serving.process().exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
    void keepsItsDataForItsOwnerOnly() throws IOException, InterruptedException {
        try (Serving serving = Serving.start(folder, "--port", "0")) {
            assertThat(permissions(serving.data())).isEqualTo("rwx------");
            assertThat(permissions(serving.data().resolve("users.db"))).isEqualTo("rw-------");
            assertThat(permissions(serving.data().resolve("master.key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void showsHealthAndMetricsOnAPortOfTheirOwn() throws IOException, InterruptedException {
        try (Serving serving = Serving.start(folder, "--port", "0")) {
            String health = serving.errorLine("Health and metrics: ");
            assertThat(health).startsWith("http://127.0.0.1:");
            assertThat(body(health)).contains("\"UP\"");
            assertThat(body(health.replace("/health", "/prometheus"))).contains("jvm_memory_used_bytes");
            assertThat(status(serving.url() + "/actuator/health")).isNotEqualTo(200);
        }
    }

    @Test
    void refusesATakenPortInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Program serve = Program.run(
                    "serve", "--host", "0.0.0.0", "--port", taken.getLocalPort(), "--data", folder.resolve("data"));
            assertThat(serve.code()).isEqualTo(2);
            assertThat(serve.err())
                    .contains("port %d is taken".formatted(taken.getLocalPort()), "--port")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void refusesASecondServerOnTheSameData() throws IOException, InterruptedException {
        try (Serving serving = Serving.start(folder, "--port", "0")) {
            Program second = Program.run("serve", "--port", 0, "--data", serving.data());
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err()).contains(serving.data().toString()).doesNotContain("Exception");
        }
    }

    @Test
    void refusesWhatIsNoPortAndWhatIsNoFolder() throws IOException {
        assertThat(Program.run("serve", "--port", 70000, "--data", folder).err())
                .contains("expected a port from 0 to 65535, got 70000");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Program.run("serve", "--port", 0, "--data", file).err()).contains("is a file", "--data");
    }

    @Test
    void refusesEncryptedDataWhoseKeyIsLost() throws IOException, InterruptedException {
        Path data;
        try (Serving serving = Serving.start(folder, "--port", "0")) {
            data = serving.data();
        }
        Files.delete(data.resolve("master.key"));
        Program again = Program.run("serve", "--port", 0, "--data", data);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("master.key").doesNotContain("Exception");
        assertThat(data.resolve("master.key")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
    void speaksHttpsWithACertificateOfItsOwn() throws IOException, InterruptedException {
        try (Serving serving = Serving.start(folder, "--port", "0", "--tls")) {
            assertThat(serving.url()).startsWith("https://localhost:");
            assertThat(serving.data().resolve("tls-certificate.pem")).isNotEmptyFile();
            assertThat(permissions(serving.data().resolve("tls-key.pem"))).isEqualTo("rw-------");
            assertThat(status(serving.url().replace("https:", "http:"))).isEqualTo(400);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String body(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
