package dev.muster.desktop.authenticator;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Runs a task whenever a text changes. */
record Typing(Runnable task) implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
        task.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        task.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        task.run();
    }
}
