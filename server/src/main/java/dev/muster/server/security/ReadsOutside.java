package dev.muster.server.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions for what writes sessions; what only reads them is one statement and does not wait for a writer. */
final class ReadsOutside implements TransactionOperations {
    private static final ThreadLocal<Boolean> READING = ThreadLocal.withInitial(() -> false);

    private final TransactionTemplate writes;

    ReadsOutside(PlatformTransactionManager transactions) {
        this.writes = new TransactionTemplate(transactions);
        writes.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    static <T extends @Nullable Object> T transactions(Supplier<T> read) {
        READING.set(true);
        try {
            return read.get();
        } finally {
            READING.remove();
        }
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        return READING.get() ? TransactionOperations.withoutTransaction().execute(action) : writes.execute(action);
    }
}
