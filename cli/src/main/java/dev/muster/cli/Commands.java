package dev.muster.cli;

import dev.muster.cli.account.AccountCommand;
import dev.muster.cli.account.AccountCreateCommand;
import dev.muster.cli.account.AccountDisableCommand;
import dev.muster.cli.account.AccountEnableCommand;
import dev.muster.cli.account.AccountListCommand;
import dev.muster.cli.account.AccountResetCommand;
import dev.muster.cli.attend.AttendCommand;
import dev.muster.cli.attend.DemoCommand;
import dev.muster.cli.audit.AuditCommand;
import dev.muster.cli.audit.AuditVerifyCommand;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.data.BackupCommand;
import dev.muster.cli.data.KeyCommand;
import dev.muster.cli.data.KeyRotateCommand;
import dev.muster.cli.data.RestoreCommand;
import dev.muster.cli.eval.EvalCommand;
import dev.muster.cli.eval.EvalPadCommand;
import dev.muster.cli.eval.EvalVerificationCommand;
import dev.muster.cli.image.DetectCommand;
import dev.muster.cli.image.EnrolCommand;
import dev.muster.cli.image.IdentifyCommand;
import dev.muster.cli.image.VerifyCommand;
import dev.muster.cli.otp.OtpCommand;
import dev.muster.cli.otp.OtpCommands;
import dev.muster.cli.otp.OtpDesktopCommand;
import dev.muster.cli.people.ErasePersonCommand;
import dev.muster.cli.people.ExportPersonCommand;
import dev.muster.cli.people.PeopleCommand;
import dev.muster.cli.people.PeopleImportCommand;
import dev.muster.cli.people.PeopleListCommand;
import dev.muster.cli.register.RegisterCommand;
import dev.muster.cli.register.RegisterRebuildCommand;
import dev.muster.cli.serve.OtpServerCommand;
import dev.muster.cli.serve.ServeCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The commands by name; a command's classes are loaded when it is created. */
final class Commands {
    /** In the order in which help lists them. */
    static final List<String> NAMES = List.of(
            "serve",
            "otp-server",
            "otp",
            "account",
            "people",
            "export-person",
            "erase-person",
            "demo",
            "attend",
            "enrol",
            "identify",
            "verify",
            "detect",
            "otp-desktop",
            "register",
            "audit",
            "backup",
            "restore",
            "key",
            "eval",
            "version");

    /** For the build, not for people. */
    static final Set<String> HIDDEN = Set.of("warm-up");

    private Commands() {}

    static CommandLine create(String name, Terminal terminal) {
        CommandLine command = new CommandLine(
                switch (name) {
                    case "serve" -> new ServeCommand(terminal);
                    case "otp-server" -> new OtpServerCommand(terminal);
                    case "otp" -> new OtpCommand(terminal);
                    case "account" -> new AccountCommand(terminal);
                    case "people" -> new PeopleCommand(terminal);
                    case "export-person" -> new ExportPersonCommand(terminal);
                    case "erase-person" -> new ErasePersonCommand(terminal);
                    case "demo" -> new DemoCommand(terminal);
                    case "attend" -> new AttendCommand(terminal);
                    case "enrol" -> new EnrolCommand(terminal);
                    case "identify" -> new IdentifyCommand(terminal);
                    case "verify" -> new VerifyCommand(terminal);
                    case "detect" -> new DetectCommand(terminal);
                    case "otp-desktop" -> new OtpDesktopCommand();
                    case "register" -> new RegisterCommand(terminal);
                    case "audit" -> new AuditCommand(terminal);
                    case "backup" -> new BackupCommand(terminal);
                    case "restore" -> new RestoreCommand(terminal);
                    case "key" -> new KeyCommand(terminal);
                    case "eval" -> new EvalCommand(terminal);
                    case "version" -> new VersionCommand(terminal);
                    case "warm-up" -> new WarmUpCommand(terminal);
                    default -> throw new IllegalArgumentException("expected a command's name, got " + name);
                });
        return switch (name) {
            case "account" ->
                command.addSubcommand("create", new AccountCreateCommand(terminal))
                        .addSubcommand("list", new AccountListCommand(terminal))
                        .addSubcommand("disable", new AccountDisableCommand(terminal))
                        .addSubcommand("enable", new AccountEnableCommand(terminal))
                        .addSubcommand("reset", new AccountResetCommand(terminal));
            case "otp" -> OtpCommands.addTo(command, terminal);
            case "eval" ->
                command.addSubcommand("verification", new EvalVerificationCommand(terminal))
                        .addSubcommand("pad", new EvalPadCommand(terminal));
            case "register" -> command.addSubcommand("rebuild", new RegisterRebuildCommand(terminal));
            case "audit" -> command.addSubcommand("verify", new AuditVerifyCommand(terminal));
            case "key" -> command.addSubcommand("rotate", new KeyRotateCommand(terminal));
            case "people" ->
                command.addSubcommand("list", new PeopleListCommand(terminal))
                        .addSubcommand("import", new PeopleImportCommand(terminal));
            default -> command;
        };
    }
}
