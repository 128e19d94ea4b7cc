package dev.muster.desktop.code;

import dev.muster.desktop.code.CodeView.Box.Kind;
import dev.muster.desktop.code.CodeView.Phase;
import dev.muster.desktop.look.AppIcon;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.MarkIcon;
import dev.muster.desktop.look.Paragraph;
import dev.muster.desktop.look.Ring;
import dev.muster.overlay.Mark;
import java.awt.Color;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/** Lays the code window out, answers its keys, and knows nothing of codes. */
final class CodeFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 380;

    private final JLabel title = Look.label(1.7, Font.BOLD, Look.text());
    private final Paragraph route = new Paragraph(WIDTH, 1, 1.05, true);
    private final Ring ring = new Ring(128);
    private final JLabel entryLabel = Look.label(1, Font.PLAIN, Look.quietText());
    private final Paragraph status = new Paragraph(WIDTH, 3, 1.05, true);
    private final JButton check =
            Look.button("Check code", 'C', "Compares what is entered with the code that was sent (Enter)");
    private final JButton send = Look.button("Send code", 'S', "Makes a new code; the one before it is void");
    private final CodeField entry;
    private final NoticeWindow notice;
    private long number;
    private Phase phase = Phase.READY;

    /** What the person asks for. */
    interface Wishes {
        void send();

        void check(String typed);

        void dismissNotice();

        void close();
    }

    CodeFrame(int digits, Wishes wishes) {
        super("Muster – one-time code");
        entry = new CodeField(digits);
        notice = new NoticeWindow(this, wishes::dismissNotice);
        title.setText("One-time code");
        setIconImages(AppIcon.images());
        setContentPane(content());
        label();
        check.addActionListener(_ -> wishes.check(entry.getText()));
        send.addActionListener(_ -> wishes.send());
        entry.addActionListener(_ -> enter(wishes));
        Keys.bind(getRootPane(), "ESCAPE", wishes::close);
        Keys.bind(getRootPane(), "ctrl W", wishes::close);
        Keys.bind(getRootPane(), "ctrl Q", wishes::close);
        Keys.bind(getRootPane(), "meta Q", wishes::close);
        Keys.bind(getRootPane(), "F6", notice::focus);
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                wishes.close();
            }
        });
        pack();
        setMinimumSize(getSize());
        setLocationRelativeTo(null);
    }

    private JPanel content() {
        JPanel column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        column.setBackground(Look.side());
        int side = Look.px(28);
        column.setBorder(BorderFactory.createEmptyBorder(Look.px(22), side, Look.px(24), side));
        JPanel buttons = new JPanel(new GridLayout(1, 2, Look.px(12), 0));
        buttons.setOpaque(false);
        buttons.add(check);
        buttons.add(send);
        add(column, title, 6);
        add(column, route, 18);
        add(column, ring, 16);
        add(column, entryLabel, 5);
        add(column, entry, 12);
        add(column, status, 10);
        column.add(Box.createVerticalGlue());
        add(column, buttons, 0);
        return column;
    }

    private static void add(JPanel column, JComponent part, int below) {
        part.setAlignmentX(CENTER_ALIGNMENT);
        column.add(part);
        column.add(Box.createVerticalStrut(Look.px(below)));
    }

    private void label() {
        entryLabel.setText("Code");
        entryLabel.setLabelFor(entry);
        entryLabel.setDisplayedMnemonic('O');
        route.getAccessibleContext().setAccessibleDescription("How the code goes");
        status.getAccessibleContext().setAccessibleDescription("What became of the code");
        getAccessibleContext().setAccessibleDescription("Sends a one-time code and checks it. F6 goes to the notice.");
    }

    /** Enter checks what is there to check, and sends where nothing is. */
    private void enter(Wishes wishes) {
        if (check.isEnabled()) {
            wishes.check(entry.getText());
        } else if (send.isEnabled() && phase != Phase.LIVE) {
            wishes.send();
        }
    }

    void show(CodeView view) {
        route.show(view.route(), Look.quietText());
        status.show(view.status().text(), colour(view.status().tone()));
        showRing(view);
        send.setText(view.send().label());
        send.setEnabled(view.send().enabled());
        check.setEnabled(view.checkable());
        entry.setEnabled(view.checkable());
        JButton main = view.phase() == Phase.LIVE ? check : send;
        if (!main.equals(getRootPane().getDefaultButton())) {
            getRootPane().setDefaultButton(main);
        }
        if (view.number() != number) {
            number = view.number();
            entry.setText("");
            entry.requestFocusInWindow();
        }
        if (view.phase() != phase && phase == Phase.LIVE) {
            moveOn(view);
        }
        phase = view.phase();
        notice.show(view.notice());
    }

    /** The focus never stays on what has just been switched off. */
    private void moveOn(CodeView view) {
        if (view.send().enabled() && entry.getText().isEmpty()) {
            send.requestFocusInWindow();
        }
    }

    private void showRing(CodeView view) {
        switch (view.phase()) {
            case LIVE -> ring.show(view.countdown());
            case READY -> ring.show(view.countdown(), Mark.DOTS, Look.quietText());
            case RIGHT -> ring.show(view.countdown(), Mark.CHECK, Look.good());
            case EXPIRED -> ring.show(view.countdown(), Mark.RING, Look.bad());
            case TOO_MANY, UNSENT -> ring.show(view.countdown(), Mark.WARNING, Look.bad());
        }
    }

    private static Color colour(CodeView.Status.Tone tone) {
        return switch (tone) {
            case QUIET -> Look.quietText();
            case GOOD -> Look.good();
            case BAD -> Look.bad();
        };
    }

    /** Says it in a box of its own and waits until it is closed. */
    void say(CodeView.Box box) {
        boolean right = box.kind() == Kind.RIGHT;
        Mark mark = switch (box.kind()) {
            case RIGHT -> Mark.CHECK;
            case EXPIRED -> Mark.RING;
            case WRONG, TOO_MANY -> Mark.WARNING;
        };
        Paragraph text = new Paragraph(280, 2, 1.05, false);
        text.show(box.text(), Look.text());
        JOptionPane.showMessageDialog(
                this,
                text,
                box.title(),
                right ? JOptionPane.INFORMATION_MESSAGE : JOptionPane.WARNING_MESSAGE,
                new MarkIcon(mark, right ? Look.good() : Look.bad(), Look.px(30)));
        if (entry.isEnabled()) {
            entry.selectAll();
            entry.requestFocusInWindow();
        } else {
            entry.setText("");
            send.requestFocusInWindow();
        }
    }

    @Override
    public void dispose() {
        notice.dispose();
        super.dispose();
    }
}
