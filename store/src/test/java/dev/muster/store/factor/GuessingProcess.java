package dev.muster.store.factor;

import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Guesses an account's codes, many at once, in a process of its own; says the verdict of each. */
final class GuessingProcess {
    private static final int AT_ONCE = 8;

    private GuessingProcess() {}

    /** Data folder, account, kind of code, challenge (empty where there is none), how many guesses. */
    public static void main(String[] arguments) {
        try (CodeDesk desk = new CodeDesk(Path.of(arguments[0]), System.getenv(), Clock.systemUTC(), arguments[1]);
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Factor factor = Factor.valueOf(arguments[2]);
            List<Runnable> guesses = IntStream.range(0, Integer.parseInt(arguments[4]))
                    .<Runnable>mapToObj(_ -> () -> say(guess(desk, factor, arguments[3])))
                    .toList();
            guesses.forEach(threads::execute);
        }
    }

    private static Verdict guess(CodeDesk desk, Factor factor, String challenge) {
        return switch (factor) {
            case TOTP -> desk.appCodes.check(desk.account, "12345x");
            case RECOVERY -> desk.spareCodes.check(desk.account, "0000-0000-0000-0000");
            case SMS, EMAIL -> desk.delivered.check(challenge, desk.signIn(), "12345x");
        };
    }

    private static void say(Verdict verdict) {
        System.out.println(verdict.getClass().getSimpleName());
    }
}
