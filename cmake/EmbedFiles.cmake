# shuofa_embed(TARGET NAME BASE_DIR GLOBS pattern...)
#
# Puts files into the program with .incbin and makes a table of them: the library TARGET offers
# `extern const EmbeddedFile NAME_files[]; extern const std::size_t NAME_file_count;`, sorted by
# path, each path relative to BASE_DIR.  The files are dependencies: a changed file is embedded anew.
function(shuofa_embed TARGET)
    cmake_parse_arguments(EMBED "" "NAME;BASE_DIR" "GLOBS;DEPENDS" ${ARGN})
    set(patterns ${EMBED_GLOBS})
    list(TRANSFORM patterns PREPEND ${EMBED_BASE_DIR}/)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${EMBED_BASE_DIR} ${patterns})
    list(SORT files)

    set(assembly ".section .rodata\n")
    set(table "")
    set(index 0)
    set(dependencies "")
    foreach(file ${files})
        string(APPEND assembly
            ".balign 16\n${EMBED_NAME}_${index}_begin:\n.incbin \"${EMBED_BASE_DIR}/${file}\"\n"
            "${EMBED_NAME}_${index}_end:\n.byte 0\n"
            ".global ${EMBED_NAME}_${index}_begin\n.global ${EMBED_NAME}_${index}_end\n")
        string(APPEND declarations
            "extern \"C\" const char ${EMBED_NAME}_${index}_begin[], ${EMBED_NAME}_${index}_end[];\n")
        string(APPEND table "    {\"${file}\", ${EMBED_NAME}_${index}_begin, ${EMBED_NAME}_${index}_end},\n")
        list(APPEND dependencies ${EMBED_BASE_DIR}/${file})
        math(EXPR index "${index} + 1")
    endforeach()
    string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")

    set(assembly_file ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_NAME}_files.S)
    set(table_file ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_NAME}_files.cpp)
    file(CONFIGURE OUTPUT ${assembly_file} CONTENT "${assembly}" @ONLY)
    file(CONFIGURE OUTPUT ${table_file} CONTENT
"#include \"base/embedded_file.h\"
${declarations}
namespace shuofa {
extern const EmbeddedFile ${EMBED_NAME}_files[];
extern const std::size_t ${EMBED_NAME}_file_count;
const EmbeddedFile ${EMBED_NAME}_files[] = {
${table}    {nullptr, nullptr, nullptr}};
const std::size_t ${EMBED_NAME}_file_count = ${index};
}  // namespace shuofa
" @ONLY)
    set_source_files_properties(${assembly_file} PROPERTIES OBJECT_DEPENDS "${dependencies}")
    add_library(${TARGET} STATIC ${assembly_file} ${table_file})
    target_include_directories(${TARGET} PUBLIC ${PROJECT_SOURCE_DIR}/src)
endfunction()
