package dev.muster.store.vault;

import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A sealed constant among the settings, by which a wrong key is noticed before anything is read or written. */
public final class KeyCheck {
    /** The setting that holds it. */
    public static final String NAME = "vault.check";

    private static final String ROW = "setting/" + NAME + "/content";
    private static final byte[] CONSTANT = "muster".getBytes(StandardCharsets.UTF_8);

    private final Database database;

    KeyCheck(Database database) {
        this.database = database;
    }

    /** Whether a vault's key is the one that the setting's content was sealed with. */
    public static boolean fits(Vault vault, String content) {
        try {
            return opens(vault, Base64.getDecoder().decode(content), ROW);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether something was ever sealed in this database. */
    boolean isPresent() {
        return read().isPresent();
    }

    /** Whether the vault's key is the database's; also when nothing says otherwise. */
    boolean fits(Vault vault) {
        return read().map(content -> fits(vault, content)).orElse(true);
    }

    /** Writes it unless it is there; true when it was not. */
    boolean write(Vault vault) {
        return database.jdbc().sql("""
                        INSERT INTO setting (name, content, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (name) DO NOTHING""").params(NAME, sealed(vault), 0).update() == 1;
    }

    /** Seals it with the vault's newest key. */
    void rewrite(Vault vault) {
        database.jdbc()
                .sql("UPDATE setting SET content = ? WHERE name = ?")
                .params(sealed(vault), NAME)
                .update();
    }

    void erase() {
        database.jdbc().sql("DELETE FROM setting WHERE name = ?").param(NAME).update();
    }

    boolean hasSealedRows() {
        return SealedColumns.ALL.stream().anyMatch(column -> !first(column).isEmpty());
    }

    /** Whether the vault opens a row of each sealed column that has one. */
    boolean opensSomeRow(Vault vault) {
        return SealedColumns.ALL.stream()
                .flatMap(column -> first(column).stream())
                .allMatch(value -> opens(vault, value.sealed(), value.row()));
    }

    private List<SealedValue> first(SealedColumn column) {
        return SealedValue.page(database, column, "", 1);
    }

    private Optional<String> read() {
        return database.jdbc()
                .sql("SELECT content FROM setting WHERE name = ?")
                .param(NAME)
                .query(String.class)
                .optional();
    }

    private static String sealed(Vault vault) {
        return Base64.getEncoder().encodeToString(vault.encrypt(CONSTANT, ROW));
    }

    private static boolean opens(Vault vault, byte[] sealed, String row) {
        try {
            byte[] plain = vault.decrypt(sealed, row);
            return !row.equals(ROW) || Arrays.equals(plain, CONSTANT);
        } catch (VaultException e) {
            return false;
        }
    }
}
