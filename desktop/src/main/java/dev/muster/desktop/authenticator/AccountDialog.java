package dev.muster.desktop.authenticator;

import dev.muster.desktop.look.Form;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Paragraph;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** Asks for the names of an account; it stays open until they can be used, or are given up. */
final class AccountDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 340;

    private final JTextField issuer = new JTextField(28);
    private final JTextField account = new JTextField(28);
    private final Form form = new Form();
    private final Paragraph trouble = new Paragraph(WIDTH, 2, 1.0, false);
    private final JButton done;

    /** Takes what was typed, or says what is wrong with it. */
    interface Taker {
        Optional<String> take(String issuer, String account);
    }

    AccountDialog(JFrame owner, String title, String doneLabel, char mnemonic, Taker taker) {
        super(owner, title, true);
        done = Look.button(doneLabel, mnemonic, title + " (Enter)");
        done.addActionListener(_ -> {
            Optional<String> wrong = taker.take(issuer.getText(), account.getText());
            wrong.ifPresentOrElse(this::refuse, this::dispose);
        });
        Keys.bind(getRootPane(), "ESCAPE", this::dispose);
        getRootPane().setDefaultButton(done);
        getAccessibleContext().setAccessibleDescription(title);
        setResizable(false);
    }

    /** Adds a field before the names. */
    void first(String label, char mnemonic, JComponent field, String description) {
        form.add(label, mnemonic, field, description);
    }

    /** Adds something without a label before the names. */
    void first(JComponent part) {
        form.place(part, 14);
    }

    /** Shows it and waits until it is closed. */
    void ask(String issuerNow, String accountNow) {
        issuer.setText(issuerNow);
        account.setText(accountNow);
        form.add("Service", 'S', issuer, "Who asks for the codes, such as Mail");
        form.add("Account", 'C', account, "Whose codes they are, such as your e-mail address there");
        JPanel content = new JPanel(new BorderLayout(0, Look.px(6)));
        content.setBackground(Look.side());
        int side = Look.px(22);
        content.setBorder(BorderFactory.createEmptyBorder(Look.px(20), side, Look.px(20), side));
        content.add(form, BorderLayout.NORTH);
        content.add(trouble, BorderLayout.CENTER);
        content.add(buttons(), BorderLayout.SOUTH);
        setContentPane(content);
        pack();
        setLocationRelativeTo(getOwner());
        setVisible(true);
    }

    private JComponent buttons() {
        JButton cancel = Look.button("Cancel", 'N', "Changes nothing (Esc)");
        cancel.addActionListener(_ -> dispose());
        JPanel buttons = new JPanel(new GridLayout(1, 2, Look.px(10), 0));
        buttons.setOpaque(false);
        buttons.add(done);
        buttons.add(cancel);
        return buttons;
    }

    /** Fills names in that are not typed yet. */
    void suggest(String issuerRead, String accountRead) {
        if (issuer.getText().isBlank() && account.getText().isBlank()) {
            issuer.setText(issuerRead);
            account.setText(accountRead);
        }
    }

    void refuse(String why) {
        trouble.show(why, Look.bad());
    }
}
