package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.KeyEntry.Reading;
import dev.muster.desktop.keyring.EnrolledKey;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.MarkIcon;
import dev.muster.desktop.look.Paragraph;
import dev.muster.overlay.DisplayName;
import dev.muster.overlay.Mark;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;

/** The dialogs that add, rename and remove an account. */
final class AccountDialogs {
    private final JFrame owner;
    private final Actions actions;

    AccountDialogs(JFrame owner, Actions actions) {
        this.owner = owner;
        this.actions = actions;
    }

    /** By a typed secret, a pasted key URI or a picture of a QR code. */
    void add() {
        JTextField secret = new JTextField(28);
        AccountDialog dialog = new AccountDialog(
                owner, "Add an account", "Add", 'A', (issuer, account) -> take(secret.getText(), issuer, account));
        secret.getDocument().addDocumentListener(new Typing(() -> suggest(secret.getText(), dialog)));
        JButton picture = Look.button("Read a picture of a QR code…", 'P', "Takes secret and names from an image file");
        picture.addActionListener(_ -> choosePicture(secret, dialog));
        dialog.first("Secret, or otpauth:// address", 'E', secret, "Typed or pasted; spaces do not matter");
        dialog.first(picture);
        dialog.ask("", "");
    }

    private Optional<String> take(String typed, String issuer, String account) {
        return switch (KeyEntry.read(typed, issuer, account)) {
            case Reading.Refused(String reason) -> Optional.of(reason);
            case Reading.Read(var key) -> {
                actions.add(key);
                yield Optional.empty();
            }
        };
    }

    private static void suggest(String typed, AccountDialog dialog) {
        if (KeyEntry.isUri(typed) && KeyEntry.read(typed, "", "") instanceof Reading.Read(var key)) {
            // A document must not change another while it tells of a change.
            SwingUtilities.invokeLater(() -> dialog.suggest(key.issuer(), key.account()));
        }
    }

    private static void choosePicture(JTextField secret, AccountDialog dialog) {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("A picture of a QR code");
        chooser.setFileFilter(
                new FileNameExtensionFilter("Pictures", "png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff"));
        if (chooser.showOpenDialog(dialog) == JFileChooser.APPROVE_OPTION) {
            switch (QrPicture.read(chooser.getSelectedFile().toPath())) {
                case QrPicture.Reading.Read(String text) when KeyEntry.isUri(text) -> secret.setText(text);
                case QrPicture.Reading.Read _ ->
                    dialog.refuse("The QR code on this picture holds no secret for codes.");
                case QrPicture.Reading.Refused(String reason) -> dialog.refuse(reason);
            }
        }
    }

    /** Other names for an account. */
    void rename(String id) {
        actions.find(id)
                .ifPresent(key -> new AccountDialog(
                                owner,
                                "Rename the account",
                                "Rename",
                                'R',
                                (issuer, account) -> rename(id, issuer, account))
                        .ask(key.key().issuer(), key.key().account()));
    }

    private Optional<String> rename(String id, String issuer, String account) {
        Optional<String> wrong = KeyEntry.names(issuer, account);
        if (wrong.isEmpty()) {
            actions.rename(id, issuer, account);
        }
        return wrong;
    }

    /** Asks before anything is lost; Escape and Enter keep the account. */
    void remove(String id) {
        Optional<EnrolledKey> key = actions.find(id);
        if (key.isEmpty()) {
            return;
        }
        Paragraph text = new Paragraph(320, 3, 1.05, false);
        text.show(
                "Remove %s? Its secret is lost, and nobody can make its codes again. Turn the codes off there first."
                        .formatted(DisplayName.of(key.get().title())),
                Look.text());
        String[] choices = {"Remove", "Keep"};
        int choice = JOptionPane.showOptionDialog(
                owner,
                text,
                "Remove the account",
                JOptionPane.YES_NO_OPTION,
                JOptionPane.WARNING_MESSAGE,
                new MarkIcon(Mark.WARNING, Look.bad(), Look.px(30)),
                choices,
                choices[1]);
        if (choice == JOptionPane.YES_OPTION) {
            actions.remove(id);
        }
    }
}
