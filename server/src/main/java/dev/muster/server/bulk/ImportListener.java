package dev.muster.server.bulk;

import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import java.util.List;

/** Follows an import; called by the thread that runs it. */
@FunctionalInterface
public interface ImportListener {
    /**
     * These steps are done and on disk.
     *
     * @param counts of the whole run so far
     * @param total how many steps there are
     */
    void committed(List<ImportItem> items, ImportCounts counts, long total);

    /** Tells another one afterwards. */
    default ImportListener andThen(ImportListener next) {
        return (items, counts, total) -> {
            committed(items, counts, total);
            next.committed(items, counts, total);
        };
    }
}
