package dev.muster.cli.attend;

import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows at the end of a run who is in the register of a day. */
final class Summary {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String NAME = "name";

    private final Terminal terminal;
    private final boolean json;

    Summary(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void print(Register register, Path folder, LocalDate day) {
        List<Punch> punches = register.on(day);
        Path file = folder.resolve(day + ".csv");
        if (json) {
            terminal.print(json(punches, file, day).toString());
        } else {
            words(punches, file, day);
        }
    }

    private static JsonObject json(List<Punch> punches, Path file, LocalDate day) {
        return new JsonObject()
                .with("event", "summary")
                .with("date", day.toString())
                .with("register", file.toString())
                .with("present", punches.stream().map(Punch::name).distinct().toList());
    }

    private void words(List<Punch> punches, Path file, LocalDate day) {
        terminal.print("");
        if (punches.isEmpty()) {
            terminal.print("Nobody is in the register of " + day + ".");
            return;
        }
        terminal.print("Register of %s (%s)".formatted(day, file));
        int width = Math.max(
                NAME.length(),
                punches.stream().mapToInt(punch -> punch.name().length()).max().orElse(0));
        terminal.print(row(width, NAME, "time", "similarity", "source"));
        for (Punch punch : punches) {
            terminal.print(row(
                    width,
                    punch.name(),
                    TIME.format(punch.time()),
                    String.format(Locale.ROOT, "%.2f", punch.similarity()),
                    punch.source()));
        }
    }

    private static String row(int width, String name, String time, String similarity, String source) {
        return "  " + name + " ".repeat(width - name.length())
                + String.format(Locale.ROOT, "  %-8s  %-10s  %s", time, similarity, source);
    }
}
