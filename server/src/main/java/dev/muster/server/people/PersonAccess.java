package dev.muster.server.people;

import dev.muster.server.security.Viewer;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonGroups;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who may see whom: an administrator everybody, a manager the people of the account's groups, and whoever is linked to
 * a person that person. A person who may not be seen is as good as not there.
 */
public final class PersonAccess {
    private final People people;
    private final PersonGroups groups;

    public PersonAccess(People people, PersonGroups groups) {
        this.people = people;
        this.groups = groups;
    }

    public boolean maySee(Viewer viewer, String personId) {
        return isOwn(viewer, personId) || mayChange(viewer, personId);
    }

    /** Whether the viewer looks after the person: sees, edits, enrols. */
    public boolean mayChange(Viewer viewer, String personId) {
        return viewer.administrator() || (viewer.manager() && groups.anyOf(personId, viewer.groupIds()));
    }

    public boolean isOwn(Viewer viewer, String personId) {
        return !viewer.kiosk() && viewer.personId().filter(personId::equals).isPresent();
    }

    /** The groups to whose people lists are limited; empty where there is no limit. */
    public Optional<Set<String>> visibleGroups(Viewer viewer) {
        return viewer.administrator() ? Optional.empty() : Optional.of(viewer.manager() ? viewer.groupIds() : Set.of());
    }

    /**
     * A person that the viewer may see.
     *
     * @throws ResponseStatusException 404 when there is none, or when the viewer may not know
     */
    public Person seen(Viewer viewer, String personId) {
        return people.byId(personId)
                .filter(person -> maySee(viewer, person.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A person that the viewer looks after; throws the same when there is none. */
    public Person changed(Viewer viewer, String personId) {
        return people.byId(personId)
                .filter(person -> mayChange(viewer, person.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
