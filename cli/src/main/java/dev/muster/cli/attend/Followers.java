package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.register.Register;
import dev.muster.camera.FrameSource;
import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.Terminal;
import dev.muster.desktop.AttendanceWindow;
import dev.muster.desktop.WindowOptions;
import dev.muster.desktop.look.NoDisplayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that follows a run: terminal, progress bar, window, annotated video. */
final class Followers implements AutoCloseable {
    private final Terminal terminal;
    private final List<AttendanceListener> listeners = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private boolean complete = true;

    private Followers(Terminal terminal) {
        this.terminal = terminal;
    }

    static Followers open(
            Terminal terminal, FollowOptions options, Clock clock, FrameSource source, Register register) {
        Followers followers = new Followers(terminal);
        try {
            followers.addProgress(source);
            followers.listeners.add(options.json() ? new EventJson(terminal, clock) : new EventLines(terminal, clock));
            options.annotate().ifPresent(file -> followers.addVideo(file, source));
            if (options.window()) {
                followers.addWindow(options, clock, source, register);
            }
            return followers;
        } catch (RuntimeException e) {
            followers.close();
            throw e;
        }
    }

    AttendanceListener and(List<AttendanceListener> others) {
        List<AttendanceListener> all = new ArrayList<>(others);
        all.addAll(listeners);
        return new Listeners(all, this::failed);
    }

    /** Whether none of them failed. */
    boolean complete() {
        return complete;
    }

    private void failed(RuntimeException e) {
        complete = false;
        terminal.error("The run goes on without what just failed: " + e.getMessage());
    }

    private void addProgress(FrameSource source) {
        if (terminal.progress() && !source.live() && source.expectedFrames().isPresent()) {
            ProgressBar bar = new ProgressBar(terminal, source.expectedFrames().getAsLong() / source.framesPerSecond());
            listeners.add(bar);
            opened.add(bar::clear);
        }
    }

    private void addVideo(Path file, FrameSource source) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("--annotate: expected a file in an existing folder, got " + file);
        }
        AnnotatedVideo video = new AnnotatedVideo(file, source.framesPerSecond());
        listeners.add(video);
        opened.add(video);
    }

    private void addWindow(FollowOptions options, Clock clock, FrameSource source, Register register) {
        try {
            AttendanceWindow window = AttendanceWindow.open(new WindowOptions(
                    source.name(), register.on(LocalDate.now(clock)), options.theme(), clock, source::close));
            listeners.add(window);
            if (!source.live()) {
                listeners.add(new Pacing());
            }
            opened.add(window);
        } catch (NoDisplayException e) {
            throw new BadInput("--window: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable each : opened.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                complete = false;
                terminal.error("Could not be finished: " + e.getMessage());
            }
        }
    }
}
