package dev.muster.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library and OATH Toolkit's program agree, on ten thousand random secrets. */
final class OathtoolTest {
    private static final int ROUNDS = 10_000;
    private static final List<Digest> DIGESTS = List.of(Digest.values());
    private static final long LATEST = 20_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void agreesOnRandomSecretsStepsDigestsAndDigits() throws IOException, InterruptedException {
        assumeTrue(isThere(), "oathtool (Debian package oathtool) is not installed");
        Random random = new Random(6238);
        List<String> commands = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[10 + random.nextInt(90)];
            random.nextBytes(bytes);
            int digits = 6 + random.nextInt(3);
            if (i % 5 == 0) {
                long counter = random.nextLong(Long.MAX_VALUE);
                codes.add(new Hotp(Secret.of(bytes), digits).at(counter));
                commands.add("oathtool --hotp -d %d -c %d %s".formatted(digits, counter, hex(bytes)));
            } else {
                Digest digest = DIGESTS.get(random.nextInt(DIGESTS.size()));
                int step = 1 + random.nextInt(300);
                long second = random.nextLong(LATEST);
                codes.add(new Totp(Secret.of(bytes), digest, digits, Duration.ofSeconds(step))
                        .at(Instant.ofEpochSecond(second)));
                commands.add("oathtool --totp=%s -d %d -s %ds -N @%d %s"
                        .formatted(digest.name(), digits, step, second, hex(bytes)));
            }
        }
        assertThat(run(commands)).isEqualTo(codes);
    }

    private List<String> run(List<String> commands) throws IOException, InterruptedException {
        Path script = Files.write(folder.resolve("codes.sh"), commands);
        Path answers = folder.resolve("codes.txt");
        Process shell = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
        return Files.readAllLines(answers, StandardCharsets.US_ASCII);
    }

    private static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "oathtool")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
