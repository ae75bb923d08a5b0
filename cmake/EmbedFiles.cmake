# shuofa_embed(TARGET NAME name BASE_DIR dir [GLOBS pattern...] [COMMAND command...] [DEPENDS file...])
#
# Puts the files of a folder into the program with .incbin: the library TARGET offers
# `extern const EmbeddedFile NAME_files[]; extern const std::size_t NAME_file_count;` (see
# base/embedded_file.h), sorted by path relative to BASE_DIR.  A changed file is embedded anew.
# COMMAND makes the folder first, from DEPENDS; its files need not be there when CMake runs.
function(shuofa_embed TARGET)
    cmake_parse_arguments(EMBED "" "NAME;BASE_DIR;WORKING_DIRECTORY" "GLOBS;COMMAND;DEPENDS" ${ARGN})
    set(patterns ${EMBED_GLOBS})
    list(TRANSFORM patterns PREPEND ${EMBED_BASE_DIR}/)
    file(GLOB_RECURSE present CONFIGURE_DEPENDS ${patterns})
    if(EMBED_COMMAND)
        set(present "")
        set(make_folder COMMAND ${EMBED_COMMAND})
        set(in_folder WORKING_DIRECTORY ${EMBED_WORKING_DIRECTORY})
    endif()

    # A file that is renamed or moved away is no newer than what was made of it; the list of names is.
    set(names ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_NAME}_files.txt)
    file(CONFIGURE OUTPUT ${names} CONTENT "${present}" @ONLY)

    set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_NAME}_files.S)
    set(table ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_NAME}_files.cpp)
    list(JOIN EMBED_GLOBS "|" globs)
    add_custom_command(
        OUTPUT ${assembly} ${table}
        ${make_folder}
        COMMAND ${CMAKE_COMMAND} -DNAME=${EMBED_NAME} -DBASE_DIR=${EMBED_BASE_DIR} "-DGLOBS=${globs}"
                -DASSEMBLY=${assembly} -DTABLE=${table} -P ${PROJECT_SOURCE_DIR}/cmake/WriteFileTable.cmake
        DEPENDS ${present} ${names} ${EMBED_DEPENDS} ${PROJECT_SOURCE_DIR}/cmake/WriteFileTable.cmake
        ${in_folder}
        COMMENT "Embedding ${EMBED_NAME}"
        VERBATIM)
    set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${present}")
    add_library(${TARGET} STATIC ${assembly} ${table})
    target_include_directories(${TARGET} PUBLIC ${PROJECT_SOURCE_DIR}/src)
endfunction()
