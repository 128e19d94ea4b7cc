package dev.muster.server.security;

import dev.muster.store.NameKey;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** How many wrong passwords are borne: per name, per address, and apart for a browser that signed in before. */
public final class SignInLimits {
    private static final int PER_NAME = 10;
    /** Many people may share an address. */
    private static final int PER_ADDRESS = 300;

    private final AttemptLimits limits;
    private final Vault vault;

    public SignInLimits(AttemptLimits limits, Vault vault) {
        this.limits = limits;
        this.vault = vault;
    }

    /** Counts an attempt before its password is compared, and says whether it may be. */
    boolean letIn(String name, String address, Optional<String> device) {
        if (device.isPresent()) {
            return limits.count(device(device.get()), PER_NAME);
        }
        boolean byName = limits.count(name(name), PER_NAME);
        boolean byAddress = limits.count(address(address), PER_ADDRESS);
        return byName && byAddress;
    }

    /** The attempt has failed. */
    void failed(String name, String address, Optional<String> device) {
        if (device.isPresent()) {
            limits.failed(device(device.get()));
        } else {
            limits.failed(name(name));
            limits.failed(address(address));
        }
    }

    /** The password was right. */
    void succeeded(String name, String address, Optional<String> device) {
        if (device.isPresent()) {
            limits.clear(device(device.get()));
        } else {
            limits.clear(name(name));
            limits.takeBack(address(address));
        }
    }

    /** Counts something else that must not be tried without end, such as registering from one address. */
    public boolean count(String kind, String what, int allowance) {
        return limits.count(bucket(kind, what), allowance);
    }

    /** How long it must not be tried yet. */
    public Duration pause(String kind, String what) {
        return limits.pause(bucket(kind, what));
    }

    /** Takes one back, because it came to a good end; others from the same place stay counted. */
    public void takeBack(String kind, String what) {
        limits.takeBack(bucket(kind, what));
    }

    public void clear(String kind, String what) {
        limits.clear(bucket(kind, what));
    }

    /** Lets a name begin again: its password was reset. */
    public void forgive(String name) {
        limits.clear(name(name));
    }

    /** What stands for a name that no account has, in the audit log. */
    String alias(String name) {
        return name(name);
    }

    private String name(String name) {
        return bucket("name", NameKey.of(name));
    }

    private String device(String device) {
        return bucket("device", device);
    }

    private String address(String address) {
        return bucket("address", Network.ofVisitor(address));
    }

    private String bucket(String kind, String what) {
        byte[] mac = vault.mac(what.getBytes(StandardCharsets.UTF_8), "attempts by " + kind);
        return kind + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
