package dev.muster.attendance.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;

/** A program of its own that enters numbered people and announces each one that it recorded. */
final class RecordingProcess {
    private RecordingProcess() {}

    static Process start(Path folder, int from, int to) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(from),
                        Integer.toString(to))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) {
        try (Register register = CsvRegister.open(Path.of(arguments[0]), _ -> {})) {
            int to = Integer.parseInt(arguments[2]);
            for (int i = Integer.parseInt(arguments[1]); i < to; i++) {
                ZonedDateTime time = ZonedDateTime.parse("2026-11-22T09:00+01:00[Europe/Berlin]")
                        .plusNanos(i * 1_000_000L);
                Punch punch = new Punch("person, \"" + i + "\"\nof many", time, 0.5, "door");
                if (register.record(punch, Duration.ofHours(12)) instanceof Register.Entry.Recorded) {
                    System.out.println(i);
                }
            }
        }
    }
}
