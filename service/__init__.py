"""The service: API, storage, jobs, exports, pages, command line."""
