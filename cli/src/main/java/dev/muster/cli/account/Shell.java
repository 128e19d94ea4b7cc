package dev.muster.cli.account;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.server.account.AccountShell;
import dev.muster.store.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Opens the accounts for one act, and turns its refusals into bad input. */
final class Shell {
    private static final int LONGEST = 4096;

    private Shell() {}

    static <T> T in(DataOption data, Function<AccountShell, T> act) {
        return in(DataFolder.existing(data.path()), act);
    }

    static <T> T in(DataFolder folder, Function<AccountShell, T> act) {
        try (AccountShell shell = AccountShell.open(folder)) {
            return act.apply(shell);
        } catch (AccountShell.Refused e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    /** The first line of standard input, in UTF-8, without its line end. */
    static String password(InputStream input) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = input.read(); next >= 0 && next != '\n' && line.size() < LONGEST; next = input.read()) {
                line.write(next);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput("expected the password in UTF-8 on standard input", e);
        } catch (IOException e) {
            throw new BadInput("cannot read the password from standard input: " + e.getMessage(), e);
        }
    }
}
