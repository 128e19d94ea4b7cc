package dev.muster.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** A form with files that cannot be read is a bad request, and one that is too large is that. */
@ControllerAdvice
class BrokenForms {
    @ExceptionHandler(MultipartException.class)
    void refuse(MultipartException failure, HttpServletResponse response) throws IOException {
        response.sendError(
                failure instanceof MaxUploadSizeExceededException
                        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                        : HttpServletResponse.SC_BAD_REQUEST);
    }
}
