package dev.muster.server.bulk;

import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ImportJobs;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the import page's script talks to: it sends the files one by one, however large they are together. */
@RestController
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ImportUploadPage {
    private final ImportJobs jobs;
    private final ImportUploads uploads;

    ImportUploadPage(ImportJobs jobs, ImportUploads uploads) {
        this.jobs = jobs;
        this.uploads = uploads;
    }

    @PostMapping("/import/begin")
    @Fresh(begin = ImportPage.PATH)
    ResponseEntity<Map<String, String>> begin(
            Viewer viewer,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "false") boolean declared) {
        if (!declared) {
            return ResponseEntity.badRequest().body(Map.of("problem", ConsentDeclaration.WORDS));
        }
        ImportJob job = uploads.begin(
                viewer,
                label.isBlank() ? "upload" : label,
                Optional.of(group.strip()).filter(name -> !name.isEmpty()));
        return ResponseEntity.ok(Map.of("id", job.id()));
    }

    /** The body is the file itself. */
    @PostMapping("/import/{id}/file")
    ResponseEntity<Map<String, String>> file(
            Viewer viewer, @PathVariable String id, @RequestParam String path, HttpServletRequest request)
            throws IOException {
        try {
            uploads.add(own(viewer, id), path, request.getInputStream());
            return ResponseEntity.ok(Map.of());
        } catch (BadSource e) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(Map.of("problem", String.valueOf(e.getMessage())));
        }
    }

    @PostMapping("/import/{id}/start")
    Map<String, String> start(Viewer viewer, @PathVariable String id) {
        uploads.start(own(viewer, id).id());
        return Map.of("page", "/import/" + id);
    }

    private ImportJob own(Viewer viewer, String id) {
        return jobs.byId(id)
                .filter(job -> job.declaredBy().equals(viewer.accountId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
