package dev.muster.server.people;

import org.springframework.stereotype.Component;

/** placeholder until the register lands. */
@Component
class CsvMirrors {
    void rebuild() {}
}
