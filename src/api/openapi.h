#pragma once

#include "api/router.h"

#include <string>

namespace shuofa {

// The OpenAPI 3.1 document of the router's routes, laid out to be read and compared.
std::string openapi_document(const Router& router);

}  // namespace shuofa
