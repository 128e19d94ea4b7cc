package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Locked;
import dev.muster.desktop.authenticator.AuthenticatorView.Opened;
import dev.muster.desktop.look.AppIcon;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/** Lays the authenticator out and answers its keys. */
final class AuthenticatorFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final String LOCKED = "locked";
    private static final String OPENED = "opened";

    private final CardLayout cards = new CardLayout();
    private final JPanel content = new JPanel(cards);
    private final LockedPanel locked;
    private final OpenedPanel opened;
    private String card = "";

    AuthenticatorFrame(Actions actions, String path) {
        super("Muster – authenticator");
        locked = new LockedPanel(actions, path);
        opened = new OpenedPanel(actions, new AccountDialogs(this, actions));
        content.add(locked, LOCKED);
        content.add(opened, OPENED);
        setContentPane(content);
        setIconImages(AppIcon.images());
        getAccessibleContext().setAccessibleDescription("Shows the running codes of your accounts");
        Keys.bind(getRootPane(), "ESCAPE", actions::close);
        Keys.bind(getRootPane(), "ctrl W", actions::close);
        Keys.bind(getRootPane(), "ctrl Q", actions::close);
        Keys.bind(getRootPane(), "meta Q", actions::close);
        Keys.bind(getRootPane(), "ctrl F", opened::beginSearch);
        Keys.bind(getRootPane(), "ctrl N", opened::clickAdd);
        Keys.bind(getRootPane(), "ctrl L", opened::clickLock);
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                actions.close();
            }
        });
        placeOnScreen();
    }

    private void placeOnScreen() {
        Rectangle screen = getGraphicsConfiguration().getBounds();
        setMinimumSize(new Dimension(Look.px(400), Look.px(440)));
        setSize(Math.min(Look.px(440), screen.width), Math.min(Look.px(560), screen.height));
        setLocationRelativeTo(null);
    }

    void show(AuthenticatorView view) {
        switch (view) {
            case Locked now -> {
                locked.show(now);
                turnTo(LOCKED);
            }
            case Opened now -> {
                opened.show(now);
                turnTo(OPENED);
            }
        }
    }

    private void turnTo(String next) {
        if (card.equals(next)) {
            return;
        }
        card = next;
        cards.show(content, next);
        if (next.equals(LOCKED)) {
            opened.forget();
            getRootPane().setDefaultButton(locked.button());
            locked.begin();
        } else {
            locked.forget();
            getRootPane().setDefaultButton(null);
            opened.begin();
        }
    }
}
