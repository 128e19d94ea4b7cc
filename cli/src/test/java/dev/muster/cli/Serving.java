package dev.muster.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A portal in a process of its own, ended with the test.
 *
 * @param readyLine the line that says where it answers
 */
record Serving(Process process, Path data, Path errors, String readyLine) implements AutoCloseable {
    private static final String READY = "Muster is ready at ";

    /** Starts it on the data folder {@code data} in the given folder, and waits until it answers. */
    static Serving start(Path folder, String... options) throws IOException {
        return start("serve", folder, Map.of(), options);
    }

    /** Another command that serves, with more in its environment. */
    static Serving start(String name, Path folder, Map<String, String> environment, String... options)
            throws IOException {
        Path data = folder.resolve("data");
        Path errors = Files.createTempFile(folder, "serve", ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                name,
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("it ended before it was ready: " + Files.readString(errors));
        }
        return new Serving(process, data, errors, line);
    }

    String url() {
        return readyLine.substring(READY.length());
    }

    /** What a line on stderr says after the given beginning. */
    String errorLine(String beginning) throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst()
                .orElseThrow();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void close() throws IOException {
        terminate();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
