package dev.muster.store.register;

import dev.muster.attendance.register.FolderLock;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The CSV files that mirror the register ({@code register/YYYY-MM-DD.csv}) and the recognitions ({@code
 * login_data.csv}): durable, for people and spreadsheets. The rows are the truth: a file that lags, was edited or is
 * missing is made anew.
 *
 * <p>Threads and processes that share a data folder take turns. Whoever commits rows calls {@code follow…} after that;
 * called inside a transaction, it happens soon after the commit. A file that cannot be written is told to {@code notices}, and tried
 * again next time.
 */
public final class Mirrors {
    private static final String PLACE = ".mirror-id";

    private final Database database;
    private final DataFolder folder;
    private final FolderLock lock;
    private final String place;
    private final Consumer<String> notices;

    /**
     * The mirrors in a data folder.
     *
     * @param notices is told, in words for a person, when a file cannot be written
     */
    public Mirrors(Database database, DataFolder folder, Consumer<String> notices) {
        this.database = database;
        this.folder = folder;
        this.notices = notices;
        try {
            Path real = folder.root().toRealPath();
            this.lock = new FolderLock(real);
            this.place = lock.alone(() -> place(real.resolve(PLACE)));
        } catch (IOException e) {
            throw new StoreException("cannot write to the data folder %s: %s".formatted(folder.root(), reason(e)), e);
        }
    }

    /** After punches of a day were committed. */
    public void followRegister(LocalDate day) {
        afterCommit(() -> quietly(new MirrorRows.Day(day), false));
    }

    /** After recognitions were committed. */
    public void followLoginData() {
        afterCommit(() -> quietly(new MirrorRows.LoginData(), false));
    }

    /** In the transaction that changes or removes punches of a day; {@link #followRegister} comes after it. */
    void spoilRegister(LocalDate day) {
        MirrorState.spoil(database, new MirrorRows.Day(day).file());
    }

    /** Compares every file with its rows, and makes anew whatever differs: at start, and after people were erased. */
    public void check() {
        afterCommit(() -> all().forEach(rows -> quietly(rows, true)));
    }

    /**
     * Makes every file anew.
     *
     * @return how many there are
     * @throws StoreException when one cannot be written
     */
    public int rebuild() {
        List<MirrorRows> all = all();
        for (MirrorRows rows : all) {
            MirrorState.spoil(database, rows.file());
            try {
                lock.alone(() -> follow(rows));
            } catch (IOException e) {
                throw new StoreException(words(rows, e), e);
            }
        }
        return all.size();
    }

    /** Days that have rows, and days that have or had a file. */
    private List<MirrorRows> all() {
        TreeSet<LocalDate> days = new TreeSet<>();
        database.jdbc().sql("""
                        SELECT punch_day FROM punch GROUP BY punch_day
                        UNION SELECT REPLACE(REPLACE(file, 'register/', ''), '.csv', '') FROM mirror
                        WHERE file LIKE 'register/%' AND place = ?""").param(place).query(String.class).list().forEach(day -> days.add(LocalDate.parse(day)));
        List<MirrorRows> all = new ArrayList<>();
        all.add(new MirrorRows.LoginData());
        days.forEach(day -> all.add(new MirrorRows.Day(day)));
        return all;
    }

    private void quietly(MirrorRows rows, boolean compare) {
        try {
            lock.alone(() -> compare ? compared(rows) : follow(rows));
        } catch (IOException e) {
            notices.accept(words(rows, e));
        } catch (DataAccessException | TransactionException e) {
            notices.accept("%s could not be brought up to date: the database failed; it is made up for later"
                    .formatted(rows.file()));
        }
    }

    private boolean follow(MirrorRows rows) throws IOException {
        new MirrorFile(database, folder.root(), place, rows).follow();
        return true;
    }

    private boolean compared(MirrorRows rows) throws IOException {
        MirrorFile file = new MirrorFile(database, folder.root(), place, rows);
        if (!file.upToDate()) {
            MirrorState.spoil(database, rows.file());
            file.follow();
        }
        return true;
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    // The committed transaction keeps its connection, and SQLite's lock, until this method returns.
                    Thread.ofPlatform().name("muster-mirror").start(work);
                }
            }
        });
    }

    /** A random name for this folder: several may mirror one database. */
    private static String place(Path file) throws IOException {
        if (Files.notExists(file) || Files.readString(file).isBlank()) {
            Files.writeString(file, Ids.next());
        }
        return Files.readString(file).strip();
    }

    private String words(MirrorRows rows, IOException e) {
        return "%s could not be written: %s; its rows are safe in the database, and it is made up for later"
                .formatted(folder.root().resolve(rows.file()), reason(e));
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }
}
