/** malklug's pages on their own: real pages, rights and people, and a ledger in memory that tests can fill. */
package de.malklug.web.testing;
