package dev.muster.server.demo;

import dev.muster.store.account.Role;

/**
 * An account of the demo.
 *
 * @param password made for this run of the demo
 */
public record DemoAccount(String name, Role role, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DemoAccount[" + name + " " + role + "]";
    }
}
