// The whole of libxml2 that Assay uses. Only the module Markup imports this.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// `xmlFree` is a variable that Swift can't read safely; nothing here sets it.
static inline void assayXMLFree(void *pointer) { xmlFree(pointer); }
