package dev.muster.store.factor;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The phones and mailboxes of accounts; the addresses are sealed, and found by a keyed hash. */
public final class CodeAddresses {
    private static final String PURPOSE = "code address";

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    public CodeAddresses(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Adds an address; one that is there already stays as it is, but is confirmed if this one is.
     *
     * @param confirmed whether somebody vouches for it; otherwise {@link #confirm} does
     */
    public CodeAddress add(String accountId, Address address, String name, boolean confirmed) {
        String id = Ids.next();
        byte[] sealed = vault.encrypt(address.text().getBytes(StandardCharsets.UTF_8), row(id, accountId));
        String stored = database.jdbc()
                .sql("""
                        INSERT INTO code_address (id, account_id, channel, name, address, address_hash, masked, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (account_id, address_hash) DO UPDATE SET name = code_address.name
                        RETURNING id""")
                .params(
                        id,
                        accountId,
                        address.channel().name(),
                        name,
                        sealed,
                        hash(address),
                        address.masked(),
                        clock.millis())
                .query(String.class)
                .single();
        if (confirmed) {
            confirm(accountId, stored);
        }
        return byId(accountId, stored).orElseThrow();
    }

    /** A code that was sent there has come back. */
    public void confirm(String accountId, String id) {
        database.jdbc()
                .sql("UPDATE code_address SET confirmed_at = COALESCE(confirmed_at, ?) WHERE id = ? AND account_id = ?")
                .params(clock.millis(), id, accountId)
                .update();
    }

    /** Those of an account that are confirmed, oldest first. */
    public List<CodeAddress> of(String accountId) {
        return database.jdbc()
                .sql("SELECT * FROM code_address WHERE account_id = ? AND confirmed_at IS NOT NULL ORDER BY created_at")
                .param(accountId)
                .query(CodeAddresses::listed)
                .list();
    }

    public Optional<CodeAddress> byId(String accountId, String id) {
        return database.jdbc()
                .sql("SELECT * FROM code_address WHERE id = ? AND account_id = ?")
                .params(id, accountId)
                .query(CodeAddresses::listed)
                .optional();
    }

    /** The account's confirmed address that is just this one. */
    public Optional<CodeAddress> find(String accountId, Address address) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM code_address
                        WHERE account_id = ? AND address_hash = ? AND confirmed_at IS NOT NULL""")
                .params(accountId, hash(address))
                .query(CodeAddresses::listed)
                .optional();
    }

    /** An address in full, for the provider alone. */
    public Optional<Address> open(CodeAddress listed) {
        return database.jdbc()
                .sql("SELECT address FROM code_address WHERE id = ?")
                .param(listed.id())
                .query((row, _) -> vault.decrypt(row.getBytes("address"), row(listed.id(), listed.accountId())))
                .optional()
                .map(text -> Address.of(listed.channel(), new String(text, StandardCharsets.UTF_8)));
    }

    /** A right code came from there. */
    public void noteUse(String id) {
        database.jdbc()
                .sql("UPDATE code_address SET used_at = ? WHERE id = ?")
                .params(clock.millis(), id)
                .update();
    }

    public boolean rename(String accountId, String id, String name) {
        return database.jdbc()
                        .sql("UPDATE code_address SET name = ? WHERE id = ? AND account_id = ?")
                        .params(name, id, accountId)
                        .update()
                == 1;
    }

    public boolean remove(String accountId, String id) {
        return database.jdbc()
                        .sql("DELETE FROM code_address WHERE id = ? AND account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    private String hash(Address address) {
        String text = address.channel() + ":" + address.text().toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(vault.mac(text.getBytes(StandardCharsets.UTF_8), PURPOSE));
    }

    private static CodeAddress listed(ResultSet row, int number) throws SQLException {
        long used = row.getLong("used_at");
        return new CodeAddress(
                row.getString("id"),
                row.getString("account_id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("name"),
                row.getString("masked"),
                row.getLong("confirmed_at") != 0,
                Instant.ofEpochMilli(row.getLong("created_at")),
                used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }

    private static String row(String id, String accountId) {
        return SealedColumns.CODE_ADDRESS.row(id, accountId);
    }
}
