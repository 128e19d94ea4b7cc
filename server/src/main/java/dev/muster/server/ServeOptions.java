package dev.muster.server;

import dev.muster.store.DataFolder;
import java.time.ZoneId;

/**
 * How a portal is to run.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param demo whether sample people, accounts and a moving-picture camera are to be there
 * @param zone whose calendar decides a person's day
 */
public record ServeOptions(DataFolder data, String host, int port, boolean demo, ZoneId zone) {}
