package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one, told in their order; one that fails is left out from then on, and the run goes on. */
final class Listeners implements AttendanceListener {
    private final List<AttendanceListener> listeners;
    private final Consumer<RuntimeException> failed;

    /** @param failed is told why a listener was left out */
    Listeners(List<AttendanceListener> listeners, Consumer<RuntimeException> failed) {
        this.listeners = new ArrayList<>(listeners);
        this.failed = failed;
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        tell(listener -> listener.onEvent(event));
    }

    @Override
    public void onScene(Scene scene) {
        tell(listener -> listener.onScene(scene));
    }

    private void tell(Consumer<AttendanceListener> message) {
        for (Iterator<AttendanceListener> each = listeners.iterator(); each.hasNext(); ) {
            try {
                message.accept(each.next());
            } catch (RuntimeException e) {
                each.remove();
                failed.accept(e);
            }
        }
    }
}
