package dev.muster.cli.people;

import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import dev.muster.server.bulk.ImportListener;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ItemOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells how an import goes: a bar on stderr, a line for each photo that was refused, the sum at the end. */
final class ImportReport implements ImportListener {
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final boolean json;
    private final long beganAt = System.nanoTime();
    private long doneBefore = -1;

    ImportReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void begin(ImportJob job) {
        if (job.total() > 0 && !json) {
            terminal.error("Going on with an import that was cut off.");
        }
    }

    @Override
    public void committed(List<ImportItem> items, ImportCounts counts, long total) {
        if (doneBefore < 0) {
            doneBefore = counts.done() - items.size();
        }
        clear();
        items.forEach(this::print);
        if (terminal.progress() && counts.done() < total) {
            terminal.err().print(bar(counts, total));
            terminal.err().flush();
        }
    }

    void end(ImportCounts counts) {
        clear();
        if (json) {
            terminal.print(new JsonObject()
                    .with("done", counts.done())
                    .with("enrolled", counts.enrolled())
                    .with("alreadyThere", counts.alreadyThere())
                    .with("withoutPhoto", counts.personsOnly())
                    .with("refused", counts.refused())
                    .with("seconds", seconds())
                    .toString());
            return;
        }
        terminal.print("%,d photos enrolled, %,d there already, %,d refused%s, in %s"
                .formatted(
                        counts.enrolled(),
                        counts.alreadyThere(),
                        counts.refused(),
                        counts.personsOnly() == 0 ? "" : ", %,d people without a photo".formatted(counts.personsOnly()),
                        clock(seconds())));
    }

    private void print(ImportItem item) {
        if (json) {
            JsonObject line = new JsonObject()
                    .with("file", item.file())
                    .with("name", item.personName())
                    .with(
                            "outcome",
                            item.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (item.outcome() == ItemOutcome.REFUSED) {
                line.with("reason", item.reason());
            }
            item.resembles().ifPresent(other -> line.with("resembles", other.name()));
            terminal.print(line.toString());
        } else if (item.outcome() == ItemOutcome.REFUSED) {
            terminal.print("%s  %s %s%s"
                    .formatted(
                            terminal.in(Colour.YELLOW, "refused"),
                            item.file(),
                            item.reason(),
                            item.resembles().map(other -> ": " + other.name()).orElse("")));
        }
    }

    private void clear() {
        if (terminal.progress()) {
            terminal.err().print("\r\033[K");
            terminal.err().flush();
        }
    }

    private String bar(ImportCounts counts, long total) {
        double share = (double) counts.done() / Math.max(1, total);
        int full = (int) Math.round(share * WIDTH);
        double left = seconds() / Math.max(1, counts.done() - doneBefore) * (total - counts.done());
        return String.format(
                Locale.ROOT,
                "%s%s %3.0f %%  %,d of %,d, %,d refused, %s left",
                "█".repeat(full),
                "░".repeat(WIDTH - full),
                share * 100,
                counts.done(),
                total,
                counts.refused(),
                clock(left));
    }

    private double seconds() {
        return (System.nanoTime() - beganAt) / 1e9;
    }

    private static String clock(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
