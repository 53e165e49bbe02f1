// The whole of libxml2 that Assay uses. Only the module Markup imports this.
#include <libxml/xmlversion.h>
// Debian's libxml2 uses ICU, whose headers declare what Foundation's own copy of ICU declares otherwise, so
// that a file which imports both does not compile. Only a structure that nothing here reads depends on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// `xmlFree` is a variable that Swift can't read safely; nothing here sets it.
static inline void assayXMLFree(void *pointer) { xmlFree(pointer); }
