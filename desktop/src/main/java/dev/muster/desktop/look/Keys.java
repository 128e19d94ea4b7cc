package dev.muster.desktop.look;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;

/** Keys that work wherever in a window the focus is. */
public final class Keys {
    private Keys() {}

    /** Runs a task when a key is pressed, such as {@code ctrl Q}. */
    public static void bind(JRootPane root, String key, Runnable task) {
        bind(root, JComponent.WHEN_IN_FOCUSED_WINDOW, key, task);
    }

    /** Runs a task when a key is pressed in a component. */
    public static void bindWithin(JComponent component, String key, Runnable task) {
        bind(component, JComponent.WHEN_FOCUSED, key, task);
    }

    private static void bind(JComponent component, int condition, String key, Runnable task) {
        component.getInputMap(condition).put(KeyStroke.getKeyStroke(key), key);
        component.getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                task.run();
            }
        });
    }
}
