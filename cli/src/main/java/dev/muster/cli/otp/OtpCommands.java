package dev.muster.cli.otp;

import dev.muster.cli.console.Terminal;
import picocli.CommandLine;

/** The families below {@code muster otp}. */
public final class OtpCommands {
    private OtpCommands() {}

    /** Adds them. */
    public static CommandLine addTo(CommandLine otp, Terminal terminal) {
        return otp.addSubcommand(
                        "key",
                        new CommandLine(new OtpKeyCommand(terminal))
                                .addSubcommand("create", new OtpKeyCreateCommand(terminal))
                                .addSubcommand("list", new OtpKeyListCommand(terminal))
                                .addSubcommand("revoke", new OtpKeyRevokeCommand(terminal)))
                .addSubcommand(
                        "code",
                        new CommandLine(new OtpCodeCommand(terminal))
                                .addSubcommand("issue", new OtpCodeIssueCommand(terminal))
                                .addSubcommand("check", new OtpCodeCheckCommand(terminal)))
                .addSubcommand(
                        "address",
                        new CommandLine(new OtpAddressCommand(terminal))
                                .addSubcommand("add", new OtpAddressAddCommand(terminal))
                                .addSubcommand("list", new OtpAddressListCommand(terminal))
                                .addSubcommand("remove", new OtpAddressRemoveCommand(terminal)))
                .addSubcommand("reset", new OtpResetCommand(terminal));
    }
}
