package dev.muster.face.internal.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * ONNX Runtime 1.29 tells its maker about every process unless an environment variable forbids it; and
 * reading a long command line for that, it overflows the stack and ends the process.
 */
final class Telemetry {
    private static final String FORBIDDEN = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /** Sets the variable in this very process, which Java cannot; must come before ONNX Runtime's first call. */
    @SuppressWarnings("restricted")
    static void forbid() {
        if ("1".equals(System.getenv(FORBIDDEN))) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return; // Windows: its build hands events to the system's own tracing, which is left as it is
        }
        MethodHandle call = linker.downcallHandle(
                setenv.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) call.invokeExact(arena.allocateFrom(FORBIDDEN), arena.allocateFrom("1"), 1);
            if (failed != 0) {
                throw new IllegalStateException("cannot set " + FORBIDDEN);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + FORBIDDEN, e);
        }
    }
}
