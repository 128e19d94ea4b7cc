package dev.muster.store.vault;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Changes the key that seals, and reseals everything. It may be interrupted anywhere: until the last row is resealed
 * the old keys stay in the key file, and running it again finishes the work.
 */
public final class KeyRotation {
    private static final int BATCH = 100;

    private final KeyFile file;
    private final Database database;
    private final Map<String, String> environment;
    private final DataFolder folder;

    public KeyRotation(DataFolder folder, Database database, Map<String, String> environment) {
        this.folder = folder;
        this.database = database;
        this.environment = Map.copyOf(environment);
        this.file = new KeyFile(folder, environment);
    }

    /** Whether the key comes from {@code MUSTER_KEY}, which only its owner can change. */
    public boolean isFromEnvironment() {
        return file.isFromEnvironment();
    }

    /**
     * Makes a new key, reseals every value with it, and forgets the old keys; nobody else may have the data open.
     *
     * @param progress is told how many values are done
     * @return how many values were resealed
     * @throws VaultException when the key comes from the environment, does not fit, or a value does not open
     */
    public long rotate(LongConsumer progress) {
        if (isFromEnvironment()) {
            throw new VaultException("the key comes from MUSTER_KEY, which Muster cannot change:"
                    + " 'muster key rotate --print' prints a value to put there");
        }
        Resealed resealed = new Resealed();
        database.alone(() -> {
            Keys keys = Vault.open(folder, database, environment).keys().withNewPrimary();
            file.replace(keys);
            resealed.count = reseal(new Vault(keys), progress);
            file.replace(keys.onlyPrimary());
        });
        return resealed.count;
    }

    /**
     * The present value of {@code MUSTER_KEY} and a new key, which will seal from then on: the first step.
     *
     * @throws VaultException when the key lies in a file
     */
    public String nextEnvironmentValue() {
        requireEnvironment();
        return Vault.open(folder, database, environment).keys().withNewPrimary().text();
    }

    /**
     * Reseals every value with the newest key in {@code MUSTER_KEY}: the second step.
     *
     * @return the value for {@code MUSTER_KEY} without the old keys
     */
    public String finishEnvironment(LongConsumer progress) {
        requireEnvironment();
        Vault vault = Vault.open(folder, database, environment);
        if (vault.keys().size() < 2) {
            throw new VaultException(
                    "MUSTER_KEY holds one key only: 'muster key rotate --print' prints the value with a"
                            + " new key to put there first");
        }
        database.alone(() -> reseal(vault, progress));
        return vault.keys().onlyPrimary().text();
    }

    private void requireEnvironment() {
        if (!isFromEnvironment()) {
            throw new VaultException(
                    "the key lies in %s and is changed there: 'muster key rotate'".formatted(file.place()));
        }
    }

    private long reseal(Vault vault, LongConsumer progress) {
        long done = 0;
        for (SealedColumn column : SealedColumns.ALL) {
            String after = "";
            List<SealedValue> page = SealedValue.page(database, column, after, BATCH);
            while (!page.isEmpty()) {
                done += reseal(vault, column, page);
                progress.accept(done);
                after = page.getLast().id();
                page = SealedValue.page(database, column, after, BATCH);
            }
        }
        new KeyCheck(database).rewrite(vault);
        return done;
    }

    private long reseal(Vault vault, SealedColumn column, List<SealedValue> page) {
        List<SealedValue> old = page.stream()
                .filter(value -> !vault.keys().isOfPrimary(value.sealed()))
                .toList();
        database.write(() -> old.forEach(value -> database.jdbc()
                .sql("UPDATE %s SET %s = ? WHERE %s = ?".formatted(column.table(), column.column(), column.id()))
                .params(vault.encrypt(vault.decrypt(value.sealed(), value.row()), value.row()), value.id())
                .update()));
        return old.size();
    }

    /** Carries the count out of the work that is done alone. */
    private static final class Resealed {
        private long count;
    }
}
