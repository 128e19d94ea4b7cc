package dev.muster.server.web;

import dev.muster.store.Database;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A database that fails, with a full disk above all, is answered as what it is and logged in one line. */
@ControllerAdvice
class StorageFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StorageFailures.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void refuse(RuntimeException failure, HttpServletResponse response) throws IOException {
        LOG.error("the database failed: {}", Database.reason(failure));
        response.sendError(HttpStatus.INSUFFICIENT_STORAGE.value());
    }
}
