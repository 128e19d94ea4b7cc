package dev.muster.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What the portal is made of: every feature brings its own beans. */
@SpringBootApplication
class PortalApplication {}
