package dev.muster.desktop;

import dev.muster.desktop.look.AppIcon;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/** Lays the window out and answers its keys. */
final class WindowFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final double SHARE_OF_SCREEN = 0.84;

    private final Stage stage = new Stage();
    private final SidePanel side = new SidePanel();
    private final StatusBar status = new StatusBar(this::toggleFullScreen, this::shut);
    private final transient Runnable onClose;
    private final AtomicBoolean shut = new AtomicBoolean();
    private Rectangle windowed = new Rectangle();
    private boolean fullScreen;

    WindowFrame(String title, Runnable onClose) {
        super(title);
        this.onClose = onClose;
        JPanel content = new JPanel(new BorderLayout());
        content.add(stage, BorderLayout.CENTER);
        content.add(side, BorderLayout.EAST);
        content.add(status, BorderLayout.SOUTH);
        setContentPane(content);
        setIconImages(AppIcon.images());
        setMinimumSize(new Dimension(Look.px(680), Look.px(420)));
        placeOnScreen();
        bindKeys();
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                shut();
            }
        });
    }

    void show(AttendanceView view) {
        stage.show(view);
        side.show(view);
        status.show(view.status());
    }

    /** Most of a large screen, all of a small one. */
    private void placeOnScreen() {
        GraphicsConfiguration screen = getGraphicsConfiguration();
        Rectangle bounds = screen.getBounds();
        Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        int width = bounds.width - bars.left - bars.right;
        int height = bounds.height - bars.top - bars.bottom;
        boolean small = width < Look.px(1500) || height < Look.px(860);
        if (!small) {
            width = (int) (width * SHARE_OF_SCREEN);
            height = (int) (height * SHARE_OF_SCREEN);
        }
        setSize(width, height);
        setLocationRelativeTo(null);
        if (small) {
            setExtendedState(MAXIMIZED_BOTH);
        }
    }

    private void bindKeys() {
        Keys.bind(getRootPane(), "ESCAPE", this::escape);
        Keys.bind(getRootPane(), "ctrl Q", this::shut);
        Keys.bind(getRootPane(), "meta Q", this::shut);
        Keys.bind(getRootPane(), "ctrl W", this::shut);
        Keys.bind(getRootPane(), "F11", this::toggleFullScreen);
    }

    /** Out of full screen first, then out of the window. */
    private void escape() {
        if (fullScreen) {
            toggleFullScreen();
        } else {
            shut();
        }
    }

    private void toggleFullScreen() {
        fullScreen = !fullScreen;
        if (fullScreen) {
            windowed = getBounds();
        }
        dispose();
        setUndecorated(fullScreen);
        if (fullScreen) {
            setBounds(getGraphicsConfiguration().getBounds());
            getGraphicsConfiguration().getDevice().setFullScreenWindow(this);
        } else {
            getGraphicsConfiguration().getDevice().setFullScreenWindow(null);
            setBounds(windowed);
        }
        setVisible(true);
    }

    private void shut() {
        if (shut.compareAndSet(false, true)) {
            dispose();
            onClose.run();
        }
    }
}
