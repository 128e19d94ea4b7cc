package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Opened;
import dev.muster.desktop.authenticator.AuthenticatorView.Row;
import dev.muster.desktop.authenticator.AuthenticatorView.Status;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Paragraph;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import org.jspecify.annotations.Nullable;

/** The codes, and what can be done with the chosen one. */
final class OpenedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "list";
    private static final String EMPTY = "empty";

    private final RowList rows = new RowList();
    private final JList<Row> list = new JList<>(rows);
    private final JTextField search = new JTextField();
    private final Paragraph empty = new Paragraph(330, 2, 1.1, true);
    private final Paragraph status = new Paragraph(360, 2, 1.0, false);
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private final JButton copy = Look.button("Copy", 'C', "Copies the chosen code (Enter)");
    private final JButton add = Look.button("Add…", 'A', "Adds an account (Ctrl+N)");
    private final JButton rename = Look.button("Rename…", 'R', "Gives the chosen account other names (F2)");
    private final JButton remove = Look.button("Remove…", 'M', "Removes the chosen account (Delete)");
    private final JButton lock = Look.button("Lock", 'L', "Asks for the passphrase again (Ctrl+L)");
    private boolean busy;

    OpenedPanel(Actions actions, AccountDialogs dialogs) {
        super(new BorderLayout());
        setBackground(Look.side());
        add(top(actions), BorderLayout.NORTH);
        body.setOpaque(false);
        body.add(scrolled(), LIST);
        JPanel middle = new JPanel(new GridBagLayout());
        middle.setOpaque(false);
        middle.add(empty);
        body.add(middle, EMPTY);
        add(body, BorderLayout.CENTER);
        add(bottom(), BorderLayout.SOUTH);
        copy.addActionListener(_ -> withChosen(actions::copy));
        add.addActionListener(_ -> dialogs.add());
        rename.addActionListener(_ -> withChosen(dialogs::rename));
        remove.addActionListener(_ -> withChosen(dialogs::remove));
        lock.addActionListener(_ -> actions.lock());
        list.addListSelectionListener(_ -> enableButtons());
        bindKeys(actions);
    }

    private void bindKeys(Actions actions) {
        Keys.bindWithin(list, "ENTER", copy::doClick);
        Keys.bindWithin(list, "ctrl C", copy::doClick);
        Keys.bindWithin(list, "F2", rename::doClick);
        Keys.bindWithin(list, "DELETE", remove::doClick);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) {
                    withChosen(actions::copy);
                }
            }
        });
        search.addActionListener(_ -> {
            list.requestFocusInWindow();
            if (list.isSelectionEmpty() && rows.getSize() > 0) {
                list.setSelectedIndex(0);
            }
        });
    }

    private JComponent top(Actions actions) {
        JPanel top = new JPanel(new BorderLayout(Look.px(10), 0));
        top.setOpaque(false);
        top.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(0, 0, 1, 0, Look.line()),
                BorderFactory.createEmptyBorder(Look.px(12), Look.px(16), Look.px(12), Look.px(16))));
        search.putClientProperty("JTextField.placeholderText", "Search");
        search.putClientProperty("JTextField.showClearButton", true);
        search.getAccessibleContext().setAccessibleName("Search");
        search.getAccessibleContext()
                .setAccessibleDescription("Shows the accounts whose names hold these words (Ctrl+F)");
        search.setToolTipText("Ctrl+F");
        search.getDocument().addDocumentListener(new Typing(() -> actions.search(search.getText())));
        JPanel buttons = new JPanel(new GridLayout(1, 2, Look.px(8), 0));
        buttons.setOpaque(false);
        buttons.add(add);
        buttons.add(lock);
        top.add(search, BorderLayout.CENTER);
        top.add(buttons, BorderLayout.EAST);
        return top;
    }

    private JComponent scrolled() {
        list.setCellRenderer(new CodeCell());
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setOpaque(false);
        list.setBorder(BorderFactory.createEmptyBorder(Look.px(8), Look.px(8), Look.px(8), Look.px(8)));
        list.getAccessibleContext().setAccessibleName("Accounts and their codes");
        list.getAccessibleContext().setAccessibleDescription("Enter copies, F2 renames, Delete removes");
        JScrollPane scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    private JComponent bottom() {
        JPanel bottom = new JPanel(new BorderLayout(0, Look.px(8)));
        bottom.setBackground(Look.bar());
        bottom.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(1, 0, 0, 0, Look.line()),
                BorderFactory.createEmptyBorder(Look.px(10), Look.px(16), Look.px(14), Look.px(16))));
        JPanel buttons = new JPanel(new GridLayout(1, 3, Look.px(8), 0));
        buttons.setOpaque(false);
        buttons.add(copy);
        buttons.add(rename);
        buttons.add(remove);
        status.getAccessibleContext().setAccessibleDescription("What has just happened");
        bottom.add(status, BorderLayout.NORTH);
        bottom.add(buttons, BorderLayout.CENTER);
        return bottom;
    }

    void show(Opened view) {
        Optional<String> chosen = chosen();
        busy = view.busy();
        if (rows.set(view.rows())) {
            select(chosen.orElse(null));
            list.setFixedCellWidth(1);
        }
        search.setVisible(view.isSearchable() || !search.getText().isEmpty());
        cards.show(body, view.rows().isEmpty() ? EMPTY : LIST);
        empty.show(
                view.all() == 0
                        ? "No accounts yet. Add one: have a service show its QR code or its secret."
                        : "No account has these words in its name.",
                Look.quietText());
        showStatus(view);
        enableButtons();
        list.repaint();
    }

    private void showStatus(Opened view) {
        Status usual = new Status(false, busy ? "Writing…" : hint(view));
        Status now = view.status().orElse(usual);
        status.show(now.text(), now.bad() ? Look.bad() : Look.quietText());
    }

    private static String hint(Opened view) {
        return view.all() == 0 ? "" : "Enter or a double click copies the code that is chosen.";
    }

    private void enableButtons() {
        boolean one = !list.isSelectionEmpty();
        copy.setEnabled(one);
        rename.setEnabled(one && !busy);
        remove.setEnabled(one && !busy);
        add.setEnabled(!busy);
        lock.setEnabled(!busy);
    }

    private Optional<String> chosen() {
        return Optional.ofNullable(list.getSelectedValue()).map(Row::id);
    }

    private void withChosen(Consumer<String> task) {
        chosen().ifPresent(task);
    }

    /** The same account as before; the first where it is gone. */
    private void select(@Nullable String id) {
        list.clearSelection();
        for (int i = 0; i < rows.getSize(); i++) {
            if (rows.getElementAt(i).id().equals(id)) {
                list.setSelectedIndex(i);
                list.ensureIndexIsVisible(i);
                return;
            }
        }
        if (rows.getSize() > 0) {
            list.setSelectedIndex(0);
        }
    }

    /** Ready for choosing. */
    void begin() {
        if (rows.getSize() > 0) {
            list.requestFocusInWindow();
        } else {
            add.requestFocusInWindow();
        }
    }

    void beginSearch() {
        if (search.isVisible()) {
            search.requestFocusInWindow();
            search.selectAll();
        }
    }

    void clickAdd() {
        add.doClick();
    }

    void clickLock() {
        lock.doClick();
    }

    /** Nothing stays on the screen of a locked window. */
    void forget() {
        search.setText("");
        rows.set(List.of());
    }
}
