package dev.muster.attendance.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A register of daily files {@code YYYY-MM-DD.csv} (RFC 4180, UTF-8), which are all the state there is.
 *
 * <p>Several threads and processes may share a folder: looking and writing happens under a lock on the
 * file {@code .lock} in it. A file that people edited is read as far as it can be understood (line
 * ends, byte order mark, more columns, another order); otherwise it is refused and left alone.
 *
 * <p>Times keep milliseconds, similarities four decimals. Every method throws {@link
 * RegisterException} when a file cannot be read or written.
 */
public final class CsvRegister implements Register {
    private static final int MOST_DAYS_KEPT = 8;

    private final Path folder;
    private final FolderLock lock;
    private final Consumer<String> notices;
    private final Map<LocalDate, DayFile> days = new HashMap<>();

    private CsvRegister(Path folder, FolderLock lock, Consumer<String> notices) {
        this.folder = folder;
        this.lock = lock;
        this.notices = notices;
    }

    /**
     * The register in a folder, which is made when missing.
     *
     * @param notices is told, in words for a person, what was repaired after a crash
     */
    public static CsvRegister open(Path folder, Consumer<String> notices) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = new FolderLock(folder.toRealPath());
            lock.alone(() -> true);
            return new CsvRegister(folder, lock, notices);
        } catch (IOException e) {
            throw new RegisterException("cannot keep a register in", folder, e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Names are the same when they are equal in Unicode's composed form. Of two punches on a local
     * date it only counts how far apart they are, so a clock that is set back records nobody twice.
     */
    @Override
    public Entry record(Punch punch, Duration repeatAfter) {
        if (punch.name().isBlank()) {
            throw new IllegalArgumentException("expected a name, got a blank text");
        }
        requireEncodable(punch.name());
        requireEncodable(punch.source());
        return alone("cannot write to", () -> {
            DayFile day = day(punch.time().toLocalDate());
            Optional<Punch> earlier = counting(day.punches(), punch, repeatAfter);
            if (earlier.isPresent()) {
                return new Entry.AlreadyRecorded(earlier.get());
            }
            return new Entry.Recorded(day.append(punch));
        });
    }

    @Override
    public List<Punch> on(LocalDate date) {
        return alone("cannot read", () -> List.copyOf(day(date).punches()));
    }

    /** Nothing is held between calls, so there is nothing to let go. */
    @Override
    public void close() {}

    private static Optional<Punch> counting(List<Punch> punches, Punch punch, Duration repeatAfter) {
        String name = composed(punch.name());
        return punches.reversed().stream()
                .filter(earlier -> composed(earlier.name()).equals(name))
                .filter(earlier ->
                        Duration.between(earlier.time(), punch.time()).abs().compareTo(repeatAfter) < 0)
                .findFirst();
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private DayFile day(LocalDate date) {
        if (days.size() >= MOST_DAYS_KEPT && !days.containsKey(date)) {
            days.clear();
        }
        return days.computeIfAbsent(date, _ -> new DayFile(folder, date, notices));
    }

    private <T> T alone(String what, FolderLock.Step<T> step) {
        try {
            return lock.alone(step);
        } catch (IOException e) {
            throw new RegisterException(what + " the register in", folder, e);
        }
    }

    /** What UTF-8 cannot hold would come back as something else, and its owner would be recorded twice. */
    private static void requireEncodable(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "expected whole Unicode characters, got half of one in a name or source");
        }
    }
}
