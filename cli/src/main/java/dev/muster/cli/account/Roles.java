package dev.muster.cli.account;

import dev.muster.store.account.Role;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads roles, whatever their case; {@code admin} will do for the administrator. */
final class Roles implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (Role role : Role.values()) {
            if (role.name().equals(word) || (role == Role.ADMINISTRATOR && word.equals("ADMIN"))) {
                return role;
            }
        }
        throw new TypeConversionException(
                "expected administrator, manager, member or kiosk, got '" + text.strip() + "'");
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
