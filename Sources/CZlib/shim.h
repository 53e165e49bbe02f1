// Only the module Inputs imports this.
#include <zlib.h>
