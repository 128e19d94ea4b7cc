package dev.muster.server.policy;

import dev.muster.server.factor.Profile;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile that is to hold for a role or a group.
 *
 * @param target a role's name or a group's id
 * @param label as the audit log names it
 * @param profile empty where a group is to have none
 */
record Assignment(boolean isGroup, String target, String label, String profile) {

    /** Reads those that a form has: fields {@code role.MEMBER} and {@code group.<id>}. */
    static List<Assignment> read(Map<String, String> fields, List<Group> groups) {
        List<Assignment> read = new ArrayList<>();
        for (Role role : Role.values()) {
            Optional.ofNullable(fields.get("role." + role))
                    .ifPresent(profile -> read.add(new Assignment(false, role.name(), role.name(), profile)));
        }
        for (Group group : groups) {
            Optional.ofNullable(fields.get("group." + group.id()))
                    .ifPresent(profile -> read.add(new Assignment(true, group.id(), group.name(), profile)));
        }
        return read;
    }

    /** Whether it differs from what holds now. */
    boolean changes(SignInPolicy policy) {
        String now = isGroup
                ? policy.byGroup().getOrDefault(target, "")
                : policy.byRole().getOrDefault(Role.valueOf(target), Profile.OPEN.name());
        return !now.equals(profile);
    }

    void hold(SignInPolicy policy) {
        if (isGroup) {
            policy.hold(target, Optional.of(profile).filter(name -> !name.isEmpty()));
        } else {
            policy.hold(Role.valueOf(target), Optional.of(profile));
        }
    }

    String words() {
        return label + ": " + (profile.isEmpty() ? "none" : profile);
    }
}
