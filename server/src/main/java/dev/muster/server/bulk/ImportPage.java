package dev.muster.server.bulk;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItems;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ImportJobs;
import dev.muster.store.bulk.ImportStatus;
import dev.muster.store.bulk.ItemOutcome;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of bulk imports: a form for the files, and how each run goes. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ImportPage {
    static final String PATH = "/import";

    private static final int JOBS = 20;
    private static final int ROWS = 100;

    private final ImportJobs jobs;
    private final ImportItems items;
    private final ImportUploads uploads;
    private final ImportRunner runner;
    private final PersonGroups groups;
    private final Auditing auditing;
    private final MessageSource texts;

    ImportPage(
            ImportJobs jobs,
            ImportItems items,
            ImportUploads uploads,
            ImportRunner runner,
            PersonGroups groups,
            Auditing auditing,
            MessageSource texts) {
        this.jobs = jobs;
        this.items = items;
        this.uploads = uploads;
        this.runner = runner;
        this.groups = groups;
        this.auditing = auditing;
        this.texts = texts;
    }

    /** A run in the list of runs. */
    record Line(ImportJob job, ImportCounts counts) {}

    /** Faces of people with accounts may be among those that come. */
    @GetMapping(PATH)
    @Fresh(begin = PATH)
    String form(Model model) {
        model.addAttribute(
                "lines",
                jobs.newest(JOBS).stream()
                        .filter(job -> job.status() != ImportStatus.UPLOADING)
                        .map(job -> new Line(job, items.counts(job.id())))
                        .toList());
        model.addAttribute("groups", groups.all());
        return "import/form";
    }

    /** Without a script in the browser: all files in one request. */
    @PostMapping(PATH)
    @Fresh(begin = PATH)
    String upload(
            Viewer viewer,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "false") boolean declared,
            Locale locale,
            RedirectAttributes redirect)
            throws IOException {
        List<MultipartFile> sent = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        if (!declared || sent.isEmpty()) {
            String key = declared ? "import.none" : "import.undeclared";
            redirect.addFlashAttribute("problem", texts.getMessage(key, null, locale));
            return "redirect:/import";
        }
        ImportJob job =
                uploads.begin(viewer, label(sent), Optional.of(group.strip()).filter(name -> !name.isEmpty()));
        try {
            for (MultipartFile file : sent) {
                try (InputStream content = file.getInputStream()) {
                    uploads.add(job, name(file), content);
                }
            }
        } catch (BadSource e) {
            runner.stop(job.id());
            redirect.addFlashAttribute("problem", e.getMessage());
            return "redirect:/import";
        }
        uploads.start(job.id());
        return "redirect:/import/" + job.id();
    }

    @GetMapping("/import/{id}")
    String job(
            @PathVariable String id,
            @RequestParam(defaultValue = "REFUSED") String show,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        fill(id, show, from, model);
        return "import/job";
    }

    /** The part of the page that changes while a run goes on. */
    @GetMapping("/import/{id}/state")
    String state(
            @PathVariable String id,
            @RequestParam(defaultValue = "REFUSED") String show,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        fill(id, show, from, model);
        return "import/job :: state";
    }

    @PostMapping("/import/{id}/stop")
    String stop(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        ImportJob job = found(id);
        runner.stop(id);
        auditing.done(viewer, request, "import.stop", entry -> entry.on("import", id, job.label()));
        return "redirect:/import/" + id;
    }

    private void fill(String id, String show, int from, Model model) {
        ImportJob job = found(id);
        ImportCounts counts = items.counts(id);
        Optional<ItemOutcome> outcome = show.equals("REFUSED") ? Optional.of(ItemOutcome.REFUSED) : Optional.empty();
        int offset = Math.max(0, from);
        model.addAttribute("job", job);
        model.addAttribute("counts", counts);
        model.addAttribute("running", job.status() == ImportStatus.RUNNING || job.status() == ImportStatus.UPLOADING);
        model.addAttribute("show", outcome.isPresent() ? "REFUSED" : "ALL");
        model.addAttribute("rows", items.page(id, outcome, offset, ROWS));
        model.addAttribute("from", offset);
        model.addAttribute("size", ROWS);
        model.addAttribute("count", outcome.isPresent() ? counts.refused() : counts.done());
    }

    private ImportJob found(String id) {
        return jobs.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String label(List<MultipartFile> files) {
        String first = OneLine.of(name(files.getFirst()));
        return files.size() == 1 ? first : first + " + " + (files.size() - 1);
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
