package dev.muster.server.account;

import dev.muster.server.code.FactorNotices;
import dev.muster.server.security.Hashing;
import dev.muster.server.security.PasswordHashing;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.ServerLock;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.person.People;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What can be done to accounts at the server's machine, beside a running server or without one. */
public final class AccountShell implements AutoCloseable {
    private static final Duration RESET = Duration.ofHours(24);
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final String USUAL = "http://localhost:5000";

    private final DataFolder folder;
    private final Database database;
    private final Accounts accounts;
    private final Tickets tickets;
    private final SignInLimits limits;
    private final AuditLog audit;
    private final FactorNotices notices;
    private final AccountDesk desk;
    private final PasswordRules rules;
    private final Wording wording;

    private AccountShell(DataFolder folder, Database database, Clock clock) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/account");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        this.folder = folder;
        this.database = database;
        this.accounts = new Accounts(database, clock);
        this.tickets = new Tickets(database, clock, new SecureRandom());
        Vault vault = Vault.open(folder, database);
        this.limits = new SignInLimits(new AttemptLimits(database, clock), vault);
        this.notices = FactorNotices.beside(folder, database, vault, clock);
        this.audit = new AuditLog(database, clock);
        this.desk = new AccountDesk(
                database, accounts, new People(database, clock), new Hashing(PasswordHashing.encoder()), limits);
        this.rules = new PasswordRules(texts);
        this.wording = new Wording(texts);
    }

    /** Opens a folder's accounts. */
    public static AccountShell open(DataFolder folder) {
        Database database = Database.open(folder);
        try {
            return new AccountShell(folder, database, Clock.systemUTC());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** It cannot be done; the message says why. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return accounts.all();
    }

    /**
     * Makes an account that can sign in.
     *
     * @throws Refused when the name is taken or the password too weak
     */
    public Account create(String name, Role role, String password) {
        AccountForm.nameProblem(name).ifPresent(key -> {
            throw new Refused(wording.of(key));
        });
        requireGood(password, name);
        Account account = desk.create(name, "", Optional.empty(), password, role, AccountStatus.ACTIVE)
                .orElseThrow(() -> new Refused("the name '%s' is taken".formatted(name)));
        note("account.create", account, role.name());
        return account;
    }

    /** Lets nobody sign in with it; its sessions end at once. */
    public Account disable(String name) {
        Account account = existing(name);
        if (!accounts.unlessLastAdministrator(
                account.id(), () -> accounts.changeStatus(account.id(), AccountStatus.DISABLED))) {
            throw new Refused(
                    "'%s' is the last administrator who can sign in; make another one first".formatted(account.name()));
        }
        note("account.disable", account, "");
        return account;
    }

    /** Lets it sign in, also one that waits for approval; failed attempts are forgiven. */
    public Account enable(String name) {
        Account account = existing(name);
        if (accounts.passwordHash(account.id()).isEmpty()) {
            throw new Refused("'%s' has no password yet; 'muster account reset' gives a link to choose one"
                    .formatted(account.name()));
        }
        if (!account.active()) {
            desk.activate(account.id());
        }
        limits.forgive(account.name());
        note("account.enable", account, "");
        return account;
    }

    /** Sets another password; its sessions end at once, failed attempts are forgiven, and the owner is told. */
    public Account reset(String name, String password) {
        Account account = existing(name);
        requireGood(password, account.name());
        desk.changePassword(account, password);
        if (account.status() == AccountStatus.INVITED) {
            desk.activate(account.id());
        }
        note("account.reset", account, "");
        notices.warn(account, "account.notice.shell");
        return account;
    }

    /** A one-use link by which the owner, who is told, chooses another password; failed attempts are forgiven. */
    public String resetLink(String name) {
        Account account = existing(name);
        if (account.status() == AccountStatus.DISABLED) {
            throw new Refused("'%s' is disabled; 'muster account enable %s' comes first"
                    .formatted(account.name(), account.name()));
        }
        limits.forgive(account.name());
        boolean invited = account.status() == AccountStatus.INVITED;
        TicketPurpose purpose = invited ? TicketPurpose.INVITATION : TicketPurpose.RESET;
        String token = tickets.create(purpose, Optional.of(account.id()), Optional.empty(), RESET);
        note("account.reset-link", account, "");
        if (!invited) {
            notices.warn(account, "account.notice.link");
        }
        return server() + (invited ? "/invite?token=" : "/reset?token=") + token;
    }

    /** Where the folder's server answers, or would answer by default. */
    private String server() {
        Optional<Matcher> url = ServerLock.holder(folder).map(URL::matcher).filter(Matcher::find);
        return url.map(Matcher::group).orElse(USUAL);
    }

    private Account existing(String name) {
        return accounts.byName(name)
                .orElseThrow(
                        () -> new Refused("there is no account '%s'; 'muster account list' shows all".formatted(name)));
    }

    private void requireGood(String password, String name) {
        PasswordVerdict verdict = rules.judge(password, List.of(name), Locale.ROOT);
        if (!verdict.accepted()) {
            List<String> words = new ArrayList<>(List.of(verdict.refusal().orElseThrow()));
            words.addAll(verdict.advice());
            throw new Refused("the password is refused: " + String.join(" ", words));
        }
    }

    private void note(String action, Account account, String detail) {
        AuditEntry entry = AuditEntry.of(action, "ok")
                .by("command", "command", "muster account")
                .on("account", account.id(), account.name());
        audit.record(detail.isEmpty() ? entry : entry.saying(detail));
    }

    @Override
    public void close() {
        database.close();
    }
}
