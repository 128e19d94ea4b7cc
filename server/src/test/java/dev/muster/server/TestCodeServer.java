package dev.muster.server;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.DataFolder;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stand-alone server for codes on a free port of loopback, with its data in a folder of the test's. */
public final class TestCodeServer implements AutoCloseable {
    public static final String PHONE = "+919876543123";
    public static final String MAIL = "ravi@example.org";

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final int ROWS = 50;

    private final CodeServer server;

    private TestCodeServer(CodeServer server) {
        this.server = server;
    }

    public static TestCodeServer start(Path data) {
        ServeOptions options = ServeOptions.of(DataFolder.open(data));
        return new TestCodeServer(
                CodeServer.start(new CodeServerOptions(options, URI.create("http://portal.example:5000"))));
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    public String url() {
        return server.url();
    }

    /** A browser that has not been here. */
    public Browser browser() {
        Browser browser = new Browser(server.url());
        browser.get("/index");
        return browser;
    }

    /** An account with a confirmed phone. */
    public Account withPhone(String name, String phone) {
        return with(name, Channel.SMS, phone);
    }

    /** An account with a confirmed address. */
    public Account with(String name, Channel channel, String address) {
        Accounts accounts = bean(Accounts.class);
        Account account = accounts.byName(name)
                .or(() -> accounts.create(new NewAccount(
                        name, Optional.empty(), Optional.empty(), Role.MEMBER, AccountStatus.ACTIVE, Optional.empty())))
                .orElseThrow();
        bean(CodeAddresses.class).add(account.id(), Address.of(channel, address), "", true);
        return account;
    }

    /** The texts that were sent, the newest first. */
    public List<String> texts() {
        return texts(bean(Outbox.class));
    }

    /** The code of the newest message. */
    public String code() {
        return code(bean(Outbox.class));
    }

    static List<String> texts(Outbox outbox) {
        return outbox.recent(ROWS).stream()
                .map(OutboxEntry::text)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The code of an outbox's newest message. */
    public static String code(Outbox outbox) {
        Matcher found = CODE.matcher(texts(outbox).getFirst());
        if (!found.find()) {
            throw new IllegalStateException("no code in the newest message");
        }
        return found.group(1);
    }

    /** Six digits that are not the code. */
    public static String wrong(String code) {
        return code.startsWith("0") ? "999999" : "000000";
    }

    @Override
    public void close() {
        server.close();
    }
}
