package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The account that makes a request, as the database knows it at that moment. Controllers take it as an argument,
 * templates as {@code viewer}.
 *
 * @param personId who the account is on the people page, where the two are linked
 * @param groupIds the groups whose people a manager may see; empty for other roles
 */
public record Viewer(String accountId, String name, Role role, Optional<String> personId, Set<String> groupIds) {
    private static final String ATTRIBUTE = Viewer.class.getName();
    private static final String LIMITED = ATTRIBUTE + ".limited";

    static Viewer of(Account account, Set<String> groupIds) {
        return new Viewer(account.id(), account.name(), account.role(), account.personId(), Set.copyOf(groupIds));
    }

    /** Who makes a request, where somebody is signed in; for a WebSocket's handshake too. */
    public static Optional<Viewer> of(ServletRequest request) {
        return Optional.ofNullable((Viewer) request.getAttribute(ATTRIBUTE));
    }

    /** Whether the viewer may but set up what signing in asks for. */
    static boolean isLimited(ServletRequest request) {
        return request.getAttribute(LIMITED) != null;
    }

    static void detachFrom(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        request.removeAttribute(LIMITED);
    }

    void attachLimitedTo(ServletRequest request) {
        attachTo(request);
        request.setAttribute(LIMITED, true);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public boolean administrator() {
        return role == Role.ADMINISTRATOR;
    }

    public boolean manager() {
        return role == Role.MANAGER;
    }

    public boolean member() {
        return role == Role.MEMBER;
    }

    public boolean kiosk() {
        return role == Role.KIOSK;
    }

    /** As the audit log names the account. */
    public AuditEntry.Party party() {
        return new AuditEntry.Party("account", accountId, name);
    }
}
